// Reads annotations as JSON, and issues each as GitHub's own library for actions does.
import * as core from "@actions/core";
import { readFileSync } from "node:fs";

for (const { message, properties } of JSON.parse(readFileSync(0, "utf8"))) {
  core.error(message, properties);
}
