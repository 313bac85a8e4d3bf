/// Downloads to a file.
extension RubyClientSupport {
  static let downloads = #"""
# frozen_string_literal: true

require "digest"
require "fileutils"

module PasseMarche
  # A file that was downloaded: where it is, its size in bytes, its digest in hexadecimal, its type, and the name that
  # the service gives it, without any folder.
  Download = Struct.new(:file, :size, :sha256, :content_type, :name, keyword_init: true)

  # Writes the body of an answer to a file. While it is incomplete it stands beside it, under the name with `.part`
  # behind it.
  module Downloads
    # @param resumable [Boolean] whether the service sends parts of a file (RFC 9110 section 14). Then a broken download
    #   goes on where it stopped, even in another process, as long as the service has the same file.
    # @yieldparam received [Integer] bytes that are there
    # @yieldparam total [Integer, nil] all there will be, where that is known
    def self.fetch(engine, call, file, resumable:, &progress)
      attempts = Attempts.new(engine, call)
      part = PartialFile.new(file.to_s, resumable, call.operation.limit, progress)
      begin
        loop do
          token = attempts.token
          before = part.size
          begin
            engine.send_once(call, token, part, headers: part.headers, is_download: true)
            return part.finish if part.taken?
          rescue Error => e
            attempts.continue_or_raise(e, made_progress: resumable && part.size > before)
            part.restart unless resumable
            next
          end
          answer = part.answer
          if answer.status == 416 && before.positive?
            # What is there is no beginning of what the service has now.
            part.restart
          elsif attempts.over?(answer)
            raise engine.failure(call, answer)
          end
        end
      ensure
        part.close
      end
    end
  end

  # The part of a download that is there.
  class PartialFile
    # Bytes of the largest answer in place of the file.
    LARGEST_REFUSAL = 1 << 20
    private_constant :LARGEST_REFUSAL

    attr_reader :size

    def initialize(file, resumable, limit, progress)
      @file = file
      @resumable = resumable
      @limit = limit
      @progress = progress
      @is_finished = false
      @is_taken = false
      forget
      written { open_part }
    end

    # Asks for what is missing, if the file is still the same.
    def headers = size.positive? && @tag ? { "Range" => "bytes=#{size}-", "If-Range" => @tag } : {}

    def head(status, headers)
      @headers = headers
      @is_taken = accept?(status, headers)
      return if @is_taken

      @instead = Gathering.new(LARGEST_REFUSAL)
      @instead.head(status, headers)
    end

    def chunk(bytes)
      return @instead.chunk(bytes) unless @is_taken
      raise TooLargeError, @limit if size + bytes.bytesize > @limit

      written { @io.write(bytes) }
      @digest << bytes
      @size += bytes.bytesize
      @progress&.call(size, @total)
    end

    # Whether the last answer was the file, or the rest of it.
    def taken? = @is_taken

    # The answer that came in place of the file.
    def answer = @instead.answer

    def restart
      written do
        @io.truncate(0)
        @io.rewind
        FileUtils.rm_f(tag_file)
      end
      forget
    end

    # Gives the file its name. Whoever looks for it finds the whole of it, or the one of before.
    def finish
      raise TransportError, "the body ended too early" if @total && size != @total

      verify
      written do
        @io.fsync
        @io.close
        File.rename(part, @file)
        FileUtils.rm_f(tag_file)
      end
      @is_finished = true
      Download.new(
        file: @file, size: size, sha256: @digest.hexdigest, content_type: @headers["Content-Type"], name: name
      ).freeze
    end

    # Leaves what can be gone on with, and removes what cannot.
    def close
      return if @is_finished

      @io.close unless @io.closed?
      FileUtils.rm_f([part, tag_file]) unless @tag && size.positive?
    end

    private

    def part = "#{@file}.part"

    # Holds the entity tag of what the part is a part of.
    def tag_file = "#{@file}.part-tag"

    def written
      yield
    rescue SystemCallError, IOError => e
      raise FileError, e
    end

    def forget
      @digest = Digest::SHA256.new
      @tag = nil
      @size = 0
      @total = nil
    end

    def open_part
      tag = @resumable && File.file?(tag_file) ? File.read(tag_file) : ""
      is_known = !tag.empty? && File.file?(part)
      @io = File.open(part, is_known ? "r+b" : "w+b")
      return unless is_known

      @tag = tag
      while (bytes = @io.read(1 << 20))
        @digest << bytes
        @size += bytes.bytesize
      end
    end

    # Whether the answer brings the file, or the rest of it.
    def accept?(status, headers)
      if status == 200
        restart if size.positive?
        @total = headers.number("Content-Length")
        keep(headers["ETag"])
        return true
      end
      range = /\Abytes (\d+)-\d+\/(\d+|\*)\z/.match(headers["Content-Range"].to_s)
      return false unless status == 206 && size.positive? && range && range[1].to_i == size

      @total = range[2] == "*" ? nil : range[2].to_i
      true
    end

    # Only a strong tag stands for the same bytes.
    def keep(tag)
      return unless @resumable && tag&.start_with?('"')

      @tag = tag
      written { File.write(tag_file, tag) }
    end

    # Holds the bytes against the digest of the whole (RFC 9530), where the service gives one.
    def verify
      told = /(?:\A|,\s*)sha-256=:([A-Za-z0-9+\/=]+):/.match(@headers["Repr-Digest"].to_s)
      return if told.nil? || told[1] == @digest.base64digest

      restart
      raise TransportError, "its digest is not the one that the service told"
    end

    # The `filename` of a disposition (RFC 6266), without what could lead elsewhere.
    def name
      given = /filename="([^"]*)"/.match(@headers["Content-Disposition"].to_s)
      name = given && given[1].split("/").last.to_s
      name unless name.nil? || name.empty? || name.start_with?(".") || name.include?("\\")
    end
  end
end

"""#
}
