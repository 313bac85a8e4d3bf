/// Sending calls.
extension PHPClientSupport {
  static let engine = #"""
<?php

declare(strict_types=1);

namespace PasseMarche;

use PasseMarche\Exception\PasseMarcheException;
use PasseMarche\Exception\TimeoutException;
use PasseMarche\Exception\TransportException;
use PasseMarche\Exception\UndeclaredStatusException;
use PasseMarche\Exception\UnreadableAnswerException;
use PasseMarche\Http\Answer;
use PasseMarche\Http\Gathering;
use PasseMarche\Http\Headers;
use PasseMarche\Http\HttpRequest;
use PasseMarche\Http\Sink;
use PasseMarche\Http\Transport;
use PasseMarche\Http\TransportFault;

/**
 * Sends calls.
 *
 * @internal
 */
final class Engine
{
    /** Where tokens come from; null where none is to be had, and then only calls without one can be made. */
    public ?AccessTokens $tokens = null;
    /** @var array<string, QuotaState> */
    private array $quotas = [];
    private readonly string $baseUrl;

    public function __construct(
        string $baseUrl,
        public readonly Credentials $credentials,
        private readonly Transport $transport,
        public readonly RetryPolicy $retries,
        private readonly string $userAgent,
        public readonly Clock $clock,
        private readonly ?float $timeout,
    ) {
        $this->baseUrl = rtrim($baseUrl, '/');
    }

    public function quota(string $name): ?QuotaState
    {
        return $this->quotas[$name] ?? null;
    }

    /**
     * The JSON of an answer with the expected status.
     *
     * @template Value
     * @param callable(mixed, string): Value $read
     * @return Value
     */
    public function json(Call $call, int $status, callable $read): mixed
    {
        $answer = $this->answer($call, $status);
        try {
            return $read($answer->json(), '');
        } catch (\Exception $error) {
            throw new UnreadableAnswerException($answer, $error);
        }
    }

    /** An answer with the expected status. */
    public function answer(Call $call, int $status): Answer
    {
        $attempts = new Attempts($this, $call);
        while (true) {
            $token = $attempts->token();
            try {
                $gathering = new Gathering($call->limit);
                $this->send($call, $token, $gathering);
                $answer = $gathering->answer();
            } catch (PasseMarcheException $error) {
                $attempts->continueOrThrow($error);
                continue;
            }
            if ($attempts->isOver($answer)) {
                return $answer->status === $status ? $answer : throw $this->failure($call, $answer);
            }
        }
    }

    /** The error that an answer is. */
    public function failure(Call $call, Answer $answer): PasseMarcheException
    {
        $class = $call->refusals[$answer->status] ?? null;
        if ($class === null) {
            return new UndeclaredStatusException($answer);
        }
        try {
            return $class::of($call->operation, $answer);
        } catch (\Exception $error) {
            return new UnreadableAnswerException($answer, $error);
        }
    }

    /**
     * Sends a call once.
     *
     * @param array<string, string> $headers more of them
     * @param bool $isDownload whether the time-out says how long the service may be silent, and no more
     */
    public function send(
        Call $call,
        ?AccessToken $token,
        Sink $sink,
        array $headers = [],
        bool $isDownload = false,
    ): void {
        $headers = [...$call->headers, ...$headers, 'Accept' => $call->accept, 'User-Agent' => $this->userAgent];
        if ($token !== null) {
            $headers['Authorization'] = 'Bearer ' . $token->value();
        }
        $timeout = $this->timeout ?? $call->timeout;
        $request = new HttpRequest(
            $call->method,
            $this->baseUrl . $call->target(),
            $headers,
            $call->body,
            $isDownload ? null : $timeout,
            $timeout,
        );
        try {
            $this->transport->send($request, $this->noting($call, $sink));
        } catch (TransportFault $fault) {
            throw $fault->isTimeout ? new TimeoutException($timeout) : new TransportException($fault);
        }
    }

    /** Looks at the head of an answer in passing. */
    private function noting(Call $call, Sink $sink): Sink
    {
        return new class ($sink, function (Headers $headers) use ($call): void {
            $state = QuotaState::of($headers);
            if ($call->quota !== null && $state !== null) {
                $this->quotas[$call->quota] = $state;
            }
        }) implements Sink {
            public function __construct(private readonly Sink $sink, private readonly \Closure $note)
            {
            }

            public function head(int $status, Headers $headers): void
            {
                ($this->note)($headers);
                $this->sink->head($status, $headers);
            }

            public function chunk(string $bytes): void
            {
                $this->sink->chunk($bytes);
            }
        };
    }
}

"""#
}
