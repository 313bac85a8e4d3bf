<?php

// Written by `spec`. Changes are lost.

declare(strict_types=1);

// Interprets the vectors: what a client of any language has to do, and what has to come of it.
//     php vectors/run.php VECTORS_FILE BASE_URL        (PM_CLIENT_ID and PM_CLIENT_SECRET in the environment)

namespace PasseMarche\Vectors;

use PasseMarche\Exception\PasseMarcheException;
use PasseMarche\Http\CurlTransport;
use PasseMarche\Http\HttpRequest;
use PasseMarche\Http\Sink;
use PasseMarche\Http\Transport;
use PasseMarche\Members;
use PasseMarche\PasseMarcheClient;
use PasseMarche\RetryPolicy;
use PasseMarche\UnrecognizedEvent;
use PasseMarche\WebhookReceiver;
use PasseMarche\WebhookRefusal;

require __DIR__ . '/../src/autoload.php';
require __DIR__ . '/operations.php';

final class Mismatch extends \RuntimeException
{
}

/** What a client gives, as JSON has it. */
function written(mixed $value): mixed
{
    return json_decode((string) json_encode($value, JSON_THROW_ON_ERROR));
}

function expect(bool $is, mixed $found, mixed $wanted, string $what): void
{
    if (!$is) {
        $texts = array_map(static fn (mixed $value) => json_encode($value, JSON_UNESCAPED_UNICODE), [$found, $wanted]);
        throw new Mismatch("$what is $texts[0], not $texts[1]");
    }
}

/** Objects may have more members than are wanted; null is as good as absent. */
function expectPart(mixed $found, mixed $wanted, string $place): void
{
    if (is_array($wanted)) {
        expect(is_array($found) && count($found) === count($wanted), $found, $wanted, $place);
        foreach ($wanted as $index => $item) {
            expectPart($found[$index], $item, "$place/$index");
        }
    } elseif ($wanted instanceof \stdClass) {
        expect($found instanceof \stdClass, $found, $wanted, $place);
        foreach (get_object_vars($wanted) as $name => $value) {
            expectPart($found->$name ?? null, $value, "$place/$name");
        }
    } elseif (is_int($wanted) || is_float($wanted)) {
        expect((is_int($found) || is_float($found)) && $found == $wanted, $found, $wanted, $place);
    } else {
        expect($found === $wanted, $found, $wanted, $place);
    }
}

function expectError(PasseMarcheException $error, \stdClass $wanted): void
{
    $kind = $error->kind();
    expect($kind === $wanted->kind, "$kind ({$error->getMessage()})", $wanted->kind, 'the kind of the error');
    if (isset($wanted->status)) {
        expect($error->status() === $wanted->status, $error->status(), $wanted->status, 'the status');
    }
    if (isset($wanted->sentences)) {
        expectPart($error->sentences(), $wanted->sentences, 'the sentences');
    }
    if (isset($wanted->retry_after)) {
        expect($error->retryAfter() === $wanted->retry_after, $error->retryAfter(), $wanted->retry_after, 'retryAfter');
    }
}

function pointed(mixed $value, string $pointer): mixed
{
    foreach (array_slice(explode('/', $pointer), 1) as $part) {
        $name = strtr($part, ['~1' => '/', '~0' => '~']);
        $value = match (true) {
            $value instanceof \stdClass => $value->$name ?? null,
            is_array($value) => $value[(int) $name] ?? null,
            default => null,
        };
    }
    return $value;
}

/** The service as the program itself asks it, by plain HTTP. */
final class Sandbox
{
    private ?string $token = null;

    public function __construct(
        private readonly string $base,
        private readonly string $id,
        private readonly string $secret,
    ) {
    }

    public function ask(string $method, string $path, mixed $body = null): mixed
    {
        $this->token ??= $this->fetchToken();
        $json = $body === null ? '' : (string) json_encode($body);
        $headers = ["Authorization: Bearer $this->token", 'Content-Type: application/json'];
        return $this->send($method, $path, $headers, $json);
    }

    private function fetchToken(): string
    {
        // Other scopes than those of the client under test: a new token revokes the earlier one with the same.
        $form = http_build_query([
            'grant_type' => 'client_credentials', 'client_id' => $this->id, 'client_secret' => $this->secret,
            'scope' => 'api_access api_read',
        ]);
        $headers = ['Content-Type: application/x-www-form-urlencoded'];
        return $this->send('POST', '/oauth/token', $headers, $form)->access_token;
    }

    /** @param list<string> $headers */
    private function send(string $method, string $path, array $headers, string $body): mixed
    {
        $options = ['method' => $method, 'header' => $headers, 'content' => $body, 'ignore_errors' => true];
        $text = file_get_contents($this->base . $path, false, stream_context_create(['http' => $options]));
        $status = (int) explode(' ', $http_response_header[0] ?? '')[1];
        if ($text === false || $status >= 300) {
            throw new Mismatch("$method $path is answered with $status: $text");
        }
        return $text === '' ? null : json_decode($text);
    }
}

/** Counts the requests for a part of a file. */
final class WatchedTransport implements Transport
{
    public int $parts = 0;

    public function __construct(private readonly Transport $inner = new CurlTransport())
    {
    }

    public function send(HttpRequest $request, Sink $sink): void
    {
        $this->parts += isset($request->headers['Range']) ? 1 : 0;
        $this->inner->send($request, $sink);
    }
}

/** One vector under way. */
final class Run
{
    /** @var array<string, mixed> */
    private array $saved = [];

    public function __construct(
        private readonly PasseMarcheClient $client,
        private readonly WatchedTransport $transport,
        private readonly Sandbox $sandbox,
        private readonly string $folder,
    ) {
    }

    public function step(\stdClass $given): void
    {
        $step = $this->filled($given);
        $wanted = $step->expect ?? new \stdClass();
        match (true) {
            isset($step->scenario) => $this->sandbox->ask('POST', '/sandbox/scenarios', $step->scenario),
            isset($step->sandbox) =>
                $this->save($step, $this->sandbox->ask('POST', $step->sandbox, $step->body ?? null)),
            isset($step->used) => $this->used($step->used),
            isset($step->call) => $this->calls($step, $wanted),
            isset($step->collect) => $this->collect($step, $wanted),
            isset($step->download) => $this->download($step, $wanted),
            isset($step->quota) => expectPart(written($this->client->quota($step->quota)), $wanted, 'the quota'),
            isset($step->webhook) => self::receive($step->webhook, $wanted),
            default => throw new Mismatch('unknown step ' . json_encode($step)),
        };
    }

    private function filled(mixed $value): mixed
    {
        if (is_array($value)) {
            return array_map($this->filled(...), $value);
        }
        if ($value instanceof \stdClass) {
            return (object) array_map($this->filled(...), get_object_vars($value));
        }
        $fill = fn (array $match) => (string) ($this->saved[$match[1]] ?? $match[0]);
        return is_string($value) ? preg_replace_callback('/\$(\w+)/', $fill, $value) : $value;
    }

    private function save(\stdClass $step, mixed $value): void
    {
        foreach (get_object_vars($step->save ?? new \stdClass()) as $name => $pointer) {
            $this->saved[$name] = pointed($value, $pointer);
        }
    }

    private function used(int $wanted): void
    {
        $used = array_sum(array_column($this->sandbox->ask('GET', '/sandbox/scenarios')->scenarios, 'used'));
        expect($used === $wanted, $used, $wanted, 'the number of requests that met a scenario');
    }

    private function calls(\stdClass $step, \stdClass $wanted): void
    {
        $times = $step->parallel ?? 1;
        if ($times === 1 || !function_exists('pcntl_fork')) {
            for ($index = 0; $index < $times; $index++) {
                $this->call($step, $wanted);
            }
            return;
        }
        // Processes, as a web server has them; they share the token by its file.
        $children = [];
        for ($index = 0; $index < $times; $index++) {
            $child = pcntl_fork();
            if ($child === 0) {
                try {
                    $this->call($step, $wanted);
                    exit(0);
                } catch (\Throwable $error) {
                    fwrite(STDERR, $error->getMessage() . "\n");
                    exit(1);
                }
            }
            $children[] = $child;
        }
        $failed = 0;
        foreach ($children as $child) {
            pcntl_waitpid($child, $status);
            $failed += $status === 0 ? 0 : 1;
        }
        expect($failed === 0, $failed, 0, 'the number of processes that failed');
    }

    private function call(\stdClass $step, \stdClass $wanted): void
    {
        $call = calls()[$step->call] ?? throw new Mismatch("no operation $step->call");
        try {
            $result = written($call($this->client, new Members($step->arguments ?? new \stdClass())));
        } catch (PasseMarcheException $error) {
            expectError($error, $wanted->error ?? throw $error);
            return;
        }
        if (isset($wanted->error)) {
            throw new Mismatch('no error, but ' . json_encode($result));
        }
        if (property_exists($wanted, 'result')) {
            expectPart($result, $wanted->result, 'the result');
        }
        $this->save($step, $result);
    }

    private function collect(\stdClass $step, \stdClass $wanted): void
    {
        $list = lists()[$step->collect] ?? throw new Mismatch("no list $step->collect");
        $count = 0;
        foreach ($list($this->client, new Members($step->arguments ?? new \stdClass())) as $item) {
            $count += 1;
            foreach ($wanted->each_has ?? [] as $name) {
                expect(isset(written($item)->$name), $item, $name, 'a member of an item');
            }
        }
        $least = $wanted->count_at_least ?? 0;
        expect($count >= $least, $count, $least, 'the number of items');
    }

    private function download(\stdClass $step, \stdClass $wanted): void
    {
        $download = downloads()[$step->download] ?? throw new Mismatch("no download $step->download");
        $file = (string) tempnam($this->folder, 'file');
        unlink($file);
        $this->transport->parts = 0;
        $received = 0;
        $progress = static function (int $size) use (&$received): void {
            $received = $size;
        };
        try {
            $arguments = new Members($step->arguments ?? new \stdClass());
            $found = $download($this->client, $arguments, $file, $progress);
        } catch (PasseMarcheException $error) {
            expectError($error, $wanted->error ?? throw $error);
            expect(!file_exists($file), 'a file', 'none', 'what is left');
            return;
        }
        if (isset($wanted->error)) {
            throw new Mismatch("no error, but $found->size bytes");
        }
        $sha256 = hash_file('sha256', $file);
        expect($found->size > 0 && $found->size === filesize($file), $found->size, filesize($file), 'the size');
        expect($received === $found->size, $received, $found->size, 'the progress');
        expect($found->sha256 === $sha256, $found->sha256, $sha256, 'the digest');
        expect($found->size === ($wanted->size ?? $found->size), $found->size, $wanted->size ?? null, 'the size');
        $same = isset($wanted->same_as) ? $this->saved[$wanted->same_as] : $wanted->sha256 ?? $sha256;
        expect($sha256 === $same, $sha256, $same, 'the digest');
        if ($step->resumes ?? false) {
            expect($this->transport->parts > 0, 0, 'some', 'the number of requests for a part');
        }
        foreach (get_object_vars($step->save ?? new \stdClass()) as $name => $member) {
            $this->saved[$name] = $found->$member;
        }
    }

    private static function receive(\stdClass $webhook, \stdClass $wanted): void
    {
        $receiver = new WebhookReceiver($webhook->secrets);
        $now = (new \DateTimeImmutable())->setTimestamp($webhook->now);
        try {
            $event = $receiver->receive(get_object_vars($webhook->headers), $webhook->body, $now)->event;
        } catch (WebhookRefusal $refusal) {
            $reason = "$refusal->reason ({$refusal->getMessage()})";
            $refused = $wanted->refused ?? 'a delivery';
            expect($refusal->reason === $refused, $reason, $refused, 'the refusal');
            expect($refusal->status() === $wanted->status, $refusal->status(), $wanted->status, 'the status');
            return;
        }
        if (!isset($wanted->event)) {
            throw new Mismatch('the delivery is taken');
        }
        $name = eventName($event);
        $json = $event instanceof UnrecognizedEvent ? $event->body : written($event);
        expect($name === $wanted->event, $name, $wanted->event, 'the event');
        expectPart($json, $wanted->body ?? new \stdClass(), 'the event');
        $market = pointed($json, '/market/identifier') ?? pointed($json, '/market_identifier');
        expect($market === ($wanted->market ?? $market), $market, $wanted->market ?? null, 'the market');
    }
}

[, $vectors, $base] = $argv + [null, null, null];
[$id, $secret] = [getenv('PM_CLIENT_ID'), getenv('PM_CLIENT_SECRET')];
if ($vectors === null || $base === null || $id === false || $secret === false) {
    fwrite(STDERR, "run.php VECTORS_FILE BASE_URL, with PM_CLIENT_ID and PM_CLIENT_SECRET in the environment\n");
    exit(2);
}
$folder = sys_get_temp_dir() . '/vectors-' . bin2hex(random_bytes(8));
mkdir($folder, 0700);
$sandbox = new Sandbox(rtrim($base, '/'), $id, $secret);
$failed = 0;
foreach (json_decode((string) file_get_contents($vectors))->vectors as $number => $vector) {
    $index = 0;
    try {
        $options = $vector->options ?? new \stdClass();
        $isParallel = array_filter($vector->steps, static fn (\stdClass $step) => isset($step->parallel)) !== [];
        $transport = new WatchedTransport();
        $client = new PasseMarcheClient(
            baseUrl: $base,
            clientId: $id,
            clientSecret: $options->client_secret ?? $secret,
            scope: $options->scope ?? null,
            tokenFile: $isParallel ? "$folder/token-$number" : null,
            retries: new RetryPolicy($options->attempts ?? 3, longestPause: $options->longest_pause ?? 20),
            timeout: $options->timeout ?? null,
            product: 'Vectors/1',
            transport: $transport,
        );
        $sandbox->ask('DELETE', '/sandbox/scenarios');
        $run = new Run($client, $transport, $sandbox, $folder);
        foreach ($vector->steps as $index => $step) {
            $run->step($step);
        }
        echo "ok $vector->name\n";
    } catch (\Throwable $error) {
        $failed += 1;
        echo "not ok $vector->name: step " . ($index + 1) . ': ' . $error->getMessage() . "\n";
    }
}
array_map(unlink(...), (array) glob("$folder/*"));
rmdir($folder);
exit($failed === 0 ? 0 : 1);
