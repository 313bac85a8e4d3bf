<?php

// Written by `spec`. Changes are lost.

declare(strict_types=1);

namespace PasseMarche\Http;

/** What carries requests to the service. {@see CurlTransport} is the one in use where no other is given. */
interface Transport
{
    /**
     * Sends one request, once, and returns when its whole answer is there. Redirects are not followed, cookies not
     * used.
     *
     * @throws TransportFault where there is no answer, or it breaks off before its end
     */
    public function send(HttpRequest $request, Sink $sink): void;
}
