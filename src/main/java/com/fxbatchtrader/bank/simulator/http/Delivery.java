package com.fxbatchtrader.bank.simulator.http;

import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;

/// How an answer goes over the wire, or fails to.
@FunctionalInterface
public interface Delivery {

    /// Delivers over the wire.
    ///
    /// @return whether the connection may take another request
    /// @throws IOException when the client has gone
    boolean over(Wire wire) throws IOException;

    /// The whole answer, as it should be.
    static Delivery whole(HttpAnswer answer) {
        return wire -> wire.send(answer.bytes());
    }

    /// The whole answer, twice: the second copy waits for whoever uses the connection next.
    static Delivery twice(HttpAnswer answer) {
        return wire -> {
            wire.send(answer.bytes());
            return wire.send(answer.bytes());
        };
    }

    /// The whole answer after a wait.
    static Delivery late(HttpAnswer answer, Duration wait) {
        return wire -> wire.pause(wait) && wire.send(answer.bytes());
    }

    /// The answer one byte at a time.
    static Delivery dribble(HttpAnswer answer, Duration perByte) {
        return wire -> wire.sendSlowly(answer.bytes(), perByte);
    }

    /// Headers that announce the whole body, half of it, and the end of the connection.
    static Delivery half(HttpAnswer answer) {
        return wire -> {
            byte[] all = answer.bytes();
            wire.send(Arrays.copyOf(all, all.length - (answer.bodyLength() + 1) / 2));
            return wire.finish();
        };
    }

    /// An answer whose announced length is too long (`lie` > 0: the connection ends before it is reached) or too short
    /// (`lie` < 0: what is left over is garbage for the next answer).
    static Delivery wrongLength(HttpAnswer answer, int lie) {
        return wire -> {
            wire.send(answer.bytes(lie));
            return lie <= 0 || wire.finish();
        };
    }

    /// No answer and no end: the connection stands until the client gives up, or the limit is over.
    static Delivery silence(Duration limit) {
        return wire -> wire.holdUntilClosed(limit);
    }

    /// No answer: the connection is reset.
    static Delivery reset() {
        return Wire::reset;
    }

    /// This delivery, and then, on the same thread and even when the client has gone, something else.
    default Delivery then(Runnable afterwards) {
        return wire -> {
            try {
                return over(wire);
            } finally {
                afterwards.run();
            }
        };
    }
}
