import jax
import jax.numpy as jnp

jax.config.update("jax_enable_x64", True)

inputs = jnp.array([-1.5, -0.4, 0.7, 1.3])
targets = jnp.array([0.4, -0.9, 0.2, 1.1])


def loss(p):
    a, b, c = p.reshape(-1, 3).T
    output = jnp.tanh(jnp.outer(inputs, a) + b) @ c
    return 0.5 * jnp.sum((output - targets) ** 2)


def hvp(f, x, v):
    """The derivative of f's gradient along v: H(x) v."""
    _, slopes = jax.jvp(jax.grad(f), (x,), (v,))
    return slopes


x = jnp.array([0.9, -0.3, 1.2, -0.7, 0.4, 0.8, 0.2, 1.1, -1.4])
v = jnp.array([0.5, 1.0, -2.0, 0.3, -0.6, 0.9, 1.5, -1.0, 0.2])
print(hvp(loss, x, v))
