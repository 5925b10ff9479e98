# The recipe for any loss with a gradient: the smallest network, b tanh(a x).
using LinearAlgebra, Printf, Statistics

const inputs = [-2.0, -1.0, 0.5, 1.0, 2.0]
const targets = [-1.3, -0.9, 0.4, 1.1, 1.2]

f(p) = mean(abs2, p[2] * tanh.(p[1] * inputs) - targets) / 2

function gradient(p)
    a, b = p
    t = tanh.(a * inputs)
    miss = b * t - targets
    return [mean(miss .* b .* inputs .* (1 .- t .^ 2)), mean(miss .* t)]
end

# Central differences of the gradient, averaged with the transpose.
function hessian(g, x)
    n = length(x)
    H = zeros(n, n)
    for j in 1:n
        h = zeros(n)
        h[j] = cbrt(eps()) * max(1.0, abs(x[j]))
        H[:, j] = (g(x + h) - g(x - h)) / (2 * h[j])
    end
    return Symmetric((H + H') / 2)
end

# Where full Newton steps lead: to a critical point of any kind.
function newton(g, x)
    for _ in 1:100
        step = hessian(g, x) \ g(x)
        norm(g(x)) <= 1e-8 && norm(step) <= 1e-6 && return x
        x = x - step
    end
    error("no critical point within 100 steps")
end

# Zero is what lies below the error of the differences.
function kind(λ)
    zero = 1e-6 * maximum(abs, λ)
    up, down = any(λ .> zero), any(λ .< -zero)
    up && down && return "saddle"
    any(abs.(λ) .<= zero) && return "inconclusive"
    return up ? "minimum" : "maximum"
end

# The slope of the quadratic model's error between t = 2⁻⁵ and 2⁻⁶.
function order(f, g, x)
    v = fill(1 / sqrt(length(x)), length(x))
    bend = dot(v, hessian(g, x), v)
    remainder(t) = abs(f(x + t * v) - f(x) - t * dot(g(x), v) - t^2 * bend / 2)
    return log2(remainder(2.0^-5) / remainder(2.0^-6))
end

for start in [[1.8, 0.8], [0.6, -1.2], [-1.8, 1.0]]
    x = newton(gradient, start)
    λ = eigvals(hessian(gradient, x))
    # An entry below 1e-6 is 0, with either sign: it is shown without one.
    shown = [abs(entry) < 1e-6 ? 0.0 : entry for entry in x]
    @printf("from (%.1f, %.1f)\n", start[1], start[2])
    @printf("  critical point  (%.4f, %.4f), loss %.5f\n", shown[1], shown[2], f(x))
    @printf("  eigenvalues     %.4f, %.4f\n", λ[1], λ[2])
    @printf("  kind            %s\n", kind(λ))
    if kind(λ) == "minimum"
        @printf("  condition       %.3f\n", λ[2] / λ[1])
    end
    @printf("  error's order   %.2f\n", order(f, gradient, x))
end
