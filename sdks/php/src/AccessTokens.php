<?php

// Written by `spec`. Changes are lost.

declare(strict_types=1);

namespace PasseMarche;

/** Where a client has its tokens from. */
interface AccessTokens
{
    /**
     * A token to call with: the one at hand, or a new one.
     *
     * @param AccessToken|null $refused a token that the service has refused: another one is wanted
     */
    public function token(?AccessToken $refused = null): AccessToken;
}
