<?php

// Written by `spec`. Changes are lost.

declare(strict_types=1);

namespace PasseMarche;

use PasseMarche\Exception\PasseMarcheException;
use PasseMarche\Exception\TransportException;
use PasseMarche\Http\TransportFault;

/**
 * Writes the body of an answer to a file. While it is incomplete it stands beside it, under the name with `.part`
 * behind it.
 *
 * @internal
 */
final class Downloads
{
    /**
     * @param bool $isResumable whether the service sends parts of a file (RFC 9110 section 14). Then a broken download
     *     goes on where it stopped, even in another process, as long as the service has the same file.
     * @param (callable(int, int|null): void)|null $progress
     */
    public static function fetch(
        Engine $engine,
        Call $call,
        string $file,
        bool $isResumable,
        ?callable $progress,
    ): Download {
        $attempts = new Attempts($engine, $call);
        $part = new PartialFile($file, $isResumable, $call->limit, $progress);
        try {
            while (true) {
                $token = $attempts->token();
                $before = $part->size();
                try {
                    $engine->send($call, $token, $part, $part->headers(), true);
                    if ($part->isTaken()) {
                        return $part->finish()
                            ?? throw new TransportException(new TransportFault('the body ended too early'));
                    }
                } catch (PasseMarcheException $error) {
                    $attempts->continueOrThrow($error, $isResumable && $part->size() > $before);
                    if (!$isResumable) {
                        $part->restart();
                    }
                    continue;
                }
                $answer = $part->answer();
                if ($answer->status === 416 && $before > 0) {
                    // What is there is no beginning of what the service has now.
                    $part->restart();
                } elseif ($attempts->isOver($answer)) {
                    throw $engine->failure($call, $answer);
                }
            }
        } finally {
            $part->close();
        }
    }
}
