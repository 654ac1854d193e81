import { Counter, type Registry } from "prom-client"

export function httpRefusals(registry: Registry): Counter<"code"> {
  return new Counter({
    name: "outloud_http_refusals_total",
    help: "Requests that were refused, by the code that the asker was told",
    labelNames: ["code"],
    registers: [registry],
  })
}
