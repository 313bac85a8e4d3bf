-- Tells wrk's figures in a form that programs read.
done = function(summary, latency)
  io.write(string.format(
    'FIGURES {"requests": %d, "microseconds": %d, "bytes": %d, "refused": %d, "broken": %d}\n',
    summary.requests, summary.duration, summary.bytes, summary.errors.status,
    summary.errors.connect + summary.errors.read + summary.errors.write + summary.errors.timeout))
end
