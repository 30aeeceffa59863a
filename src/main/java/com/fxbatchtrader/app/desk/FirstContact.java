package com.fxbatchtrader.app.desk;

import com.fxbatchtrader.bank.BankException;
import com.fxbatchtrader.bank.BankGateway;
import com.fxbatchtrader.time.Pacing;

import java.time.Duration;

/// The first call to the bank, before anything is stored for a run: a run with a wrong address or wrong credentials
/// ends before it begins. (A bank that goes away later is waited for.)
final class FirstContact {

    private static final Duration TOKEN_LIFE = Duration.ofSeconds(60);
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final int TRIES = 4;

    private final BankGateway gateway;
    private final Pacing pacing;

    FirstContact(BankGateway gateway, Pacing pacing) {
        this.gateway = gateway;
        this.pacing = pacing;
    }

    /// Returns when the bank has given a token.
    ///
    /// @throws BankException when it doesn't, after a few tries where trying again can help
    void require() {
        long begin = pacing.nanos();
        for (int tries = 1; !hasToken(tries < TRIES && pacing.nanos() - begin < PATIENCE.toNanos()); tries++) {
            pacing.pause(Duration.ofMillis(250L * tries));
        }
    }

    private boolean hasToken(boolean patient) {
        try {
            gateway.ensureToken(TOKEN_LIFE);
            return true;
        } catch (BankException e) {
            if (!e.kind().retryable() || !patient) {
                throw e;
            }
            return false;
        }
    }
}
