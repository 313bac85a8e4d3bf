/// The program that runs the vectors.
extension RubyClientSupport {
  static let vectorArguments = #"""
# frozen_string_literal: true

# The arguments of a call, by the contract's names.
class Arguments
  def initialize(values) = @values = values

  def need(name, type) = type.read(@values[name], name)

  def may(name, type) = @values[name].nil? ? nil : type.read(@values[name], name)
end

"""#

  static let vectorRun = #"""
# frozen_string_literal: true

# Interprets the vectors: what a client of any language has to do, and what has to come of it.
#     ruby vectors/run.rb VECTORS_FILE BASE_URL        (PM_CLIENT_ID and PM_CLIENT_SECRET in the environment)

require "digest"
require "json"
require "net/http"
require "tmpdir"
require_relative "../lib/passe_marche"
require_relative "arguments"
require_relative "operations"

class Mismatch < StandardError
end

# What a vector wants, held against what there is.
module Expectation
  module_function

  def expect(is, found, wanted, what)
    raise Mismatch, "#{what} is #{found.to_json}, not #{wanted.to_json}" unless is
  end

  # Objects may have more members than are wanted; null is as good as absent.
  def part(found, wanted, place)
    case wanted
    when Array
      expect(found.is_a?(Array) && found.size == wanted.size, found, wanted, place)
      wanted.each_with_index { |item, index| part(found[index], item, "#{place}/#{index}") }
    when Hash
      expect(found.is_a?(Hash), found, wanted, place)
      wanted.each { |name, value| part(found[name], value, "#{place}/#{name}") }
    else
      expect(found == wanted, found, wanted, place)
    end
  end

  def error(error, wanted)
    raise error unless wanted

    kind = error.kind.to_s
    expect(kind == wanted["kind"], "#{kind} (#{error.message})", wanted["kind"], "the kind of the error")
    expect(error.status == wanted["status"], error.status, wanted["status"], "the status") if wanted["status"]
    part(error.sentences, wanted["sentences"], "the sentences") if wanted["sentences"]
    pause = wanted["retry_after"]
    expect(error.retry_after == pause, error.retry_after, pause, "retry_after") if pause
  end

  def pointed(value, pointer)
    pointer.split("/").drop(1).reduce(value) do |inner, part|
      name = part.gsub("~1", "/").gsub("~0", "~")
      case inner
      when Hash then inner[name]
      when Array then inner[name.to_i]
      end
    end
  end
end

# The service as the program itself asks it, by plain HTTP.
class Sandbox
  def initialize(base, id, secret)
    @base = base
    @id = id
    @secret = secret
  end

  def ask(method, path, body = nil)
    headers = { "Authorization" => "Bearer #{token}", "Content-Type" => "application/json" }
    request = Net::HTTPGenericRequest.new(method, method == "POST", true, path, headers)
    request.body = body ? JSON.generate(body) : "" if method == "POST"
    uri = URI(@base)
    response = Net::HTTP.start(uri.host, uri.port) { |connection| connection.request(request) }
    unless response.is_a?(Net::HTTPSuccess)
      raise Mismatch, "#{method} #{path} is answered with #{response.code}: #{response.body}"
    end

    response.body.to_s.empty? ? nil : JSON.parse(response.body)
  end

  private

  # Other scopes than those of the client under test: a new token revokes the earlier one with the same.
  def token
    @token ||= begin
      form = { grant_type: "client_credentials", client_id: @id, client_secret: @secret, scope: "api_access api_read" }
      JSON.parse(Net::HTTP.post_form(URI("#{@base}/oauth/token"), form).body).fetch("access_token")
    end
  end
end

# Counts the requests for a part of a file.
class WatchedTransport
  attr_accessor :parts

  def initialize
    @parts = 0
    @inner = PasseMarche::NetHTTPTransport.new
  end

  def call(request, sink)
    @parts += 1 if request.headers.key?("Range")
    @inner.call(request, sink)
  end
end

# One vector under way.
class Run
  include Expectation

  def initialize(client, transport, sandbox, folder)
    @client = client
    @transport = transport
    @sandbox = sandbox
    @folder = folder
    @saved = {}
  end

  def step(given)
    step = filled(given)
    wanted = step["expect"] || {}
    if step["scenario"] then @sandbox.ask("POST", "/sandbox/scenarios", step["scenario"])
    elsif step["sandbox"] then save(step, @sandbox.ask("POST", step["sandbox"], step["body"]))
    elsif step["used"] then used(step["used"])
    elsif step["call"] then calls(step, wanted)
    elsif step["collect"] then collect(step, wanted)
    elsif step["download"] then download(step, wanted)
    elsif step["quota"] then part(@client.quota(step["quota"])&.to_h&.transform_keys(&:to_s), wanted, "the quota")
    elsif step["webhook"] then receive(step["webhook"], wanted)
    else raise Mismatch, "unknown step #{step.to_json}"
    end
  end

  private

  def filled(value)
    case value
    when Array then value.map { |item| filled(item) }
    when Hash then value.transform_values { |item| filled(item) }
    when String then value.gsub(/\$(\w+)/) { |all| @saved.fetch(Regexp.last_match(1), all).to_s }
    else value
    end
  end

  def save(step, value)
    (step["save"] || {}).each { |name, pointer| @saved[name] = pointed(value, pointer) }
  end

  def used(wanted)
    used = @sandbox.ask("GET", "/sandbox/scenarios")["scenarios"].sum { |scenario| scenario["used"] }
    expect(used == wanted, used, wanted, "the number of requests that met a scenario")
  end

  def calls(step, wanted)
    times = step["parallel"] || 1
    return call(step, wanted) if times == 1

    threads = Array.new(times) { Thread.new { call(step, wanted) } }
    threads.each { |thread| thread.report_on_exception = false }
    threads.each(&:join)
  end

  def call(step, wanted)
    call = CALLS.fetch(step["call"])
    begin
      result = call.call(@client, Arguments.new(step["arguments"] || {}))
    rescue PasseMarche::Error => e
      return error(e, wanted["error"])
    end
    raise Mismatch, "no error, but #{result.to_json}" if wanted["error"]

    part(result, wanted["result"], "the result") if wanted.key?("result")
    save(step, result)
  end

  def collect(step, wanted)
    count = 0
    LISTS.fetch(step["collect"]).call(@client, Arguments.new(step["arguments"] || {})).each do |item|
      count += 1
      json = item.as_json
      (wanted["each_has"] || []).each { |name| expect(json.key?(name), json, name, "a member of an item") }
    end
    least = wanted["count_at_least"] || 0
    expect(count >= least, count, least, "the number of items")
  end

  def download(step, wanted)
    file = File.join(@folder, "file-#{@files = (@files || 0) + 1}")
    @transport.parts = 0
    received = 0
    arguments = Arguments.new(step["arguments"] || {})
    begin
      found = DOWNLOADS.fetch(step["download"]).call(@client, arguments, file, ->(size, _total) { received = size })
    rescue PasseMarche::Error => e
      error(e, wanted["error"])
      return expect(!File.exist?(file), "a file", "none", "what is left")
    end
    raise Mismatch, "no error, but #{found.size} bytes" if wanted["error"]

    expect(received == found.size, received, found.size, "the progress")
    downloaded(found, file, step, wanted)
  ensure
    FileUtils.rm_f(file)
  end

  def downloaded(found, file, step, wanted)
    sha256 = Digest::SHA256.file(file).hexdigest
    size = wanted["size"] || File.size(file)
    expect(found.size.positive? && found.size == size, found.size, size, "the size")
    expect(found.sha256 == sha256, found.sha256, sha256, "the digest")
    same = wanted["same_as"] ? @saved[wanted["same_as"]] : wanted["sha256"] || sha256
    expect(sha256 == same, sha256, same, "the digest")
    expect(@transport.parts.positive?, 0, "some", "the number of requests for a part") if step["resumes"]
    (step["save"] || {}).each { |name, member| @saved[name] = found[member] }
  end

  def receive(webhook, wanted)
    receiver = PasseMarche::WebhookReceiver.new(secrets: webhook["secrets"])
    begin
      event = receiver.receive(webhook["headers"], webhook["body"], now: Time.at(webhook["now"])).event
    rescue PasseMarche::WebhookRefusal => e
      refused = wanted["refused"] || "a delivery"
      expect(e.reason.to_s == refused, "#{e.reason} (#{e.message})", refused, "the refusal")
      return expect(e.status == wanted["status"], e.status, wanted["status"], "the status")
    end
    raise Mismatch, "the delivery is taken" unless wanted["event"]

    name = event_name(event)
    json = event.is_a?(PasseMarche::UnrecognizedEvent) ? event.body : event.as_json
    expect(name == wanted["event"], name, wanted["event"], "the event")
    part(json, wanted["body"] || {}, "the event")
    market = pointed(json, "/market/identifier") || pointed(json, "/market_identifier")
    expect(market == wanted["market"], market, wanted["market"], "the market") if wanted["market"]
  end
end

vectors, base = ARGV
id, secret = ENV.values_at("PM_CLIENT_ID", "PM_CLIENT_SECRET")
abort "run.rb VECTORS_FILE BASE_URL, with PM_CLIENT_ID and PM_CLIENT_SECRET set" unless vectors && base && id && secret
base = base.delete_suffix("/")
sandbox = Sandbox.new(base, id, secret)
is_failed = false
$stdout.sync = true
Dir.mktmpdir("vectors-") do |folder|
  JSON.parse(File.read(vectors, encoding: "UTF-8"))["vectors"].each do |vector|
    options = vector["options"] || {}
    transport = WatchedTransport.new
    retries = PasseMarche::RetryPolicy.new(
      attempts: options["attempts"] || 3, longest_pause: options["longest_pause"] || 20
    )
    client = PasseMarche::Client.new(
      base_url: base, client_id: id, client_secret: options["client_secret"] || secret, scope: options["scope"],
      retries: retries, timeout: options["timeout"], product: "Vectors/1", transport: transport
    )
    number = 0
    begin
      sandbox.ask("DELETE", "/sandbox/scenarios")
      run = Run.new(client, transport, sandbox, folder)
      vector["steps"].each.with_index(1) do |step, index|
        number = index
        run.step(step)
      end
      puts "ok #{vector["name"]}"
    rescue StandardError => e
      is_failed = true
      puts "not ok #{vector["name"]}: step #{number}: #{e.message} (#{e.class})"
    end
  end
end
exit(is_failed ? 1 : 0)

"""#
}
