package com.fxbatchtrader.app.stop;

import java.util.function.Consumer;
import java.util.function.IntConsumer;

/// What a signal from outside means: the first one stops in order where something runs that can, else it ends the
/// process as any program; the second one ends the process at once. Either way nothing that was promised is lost.
public final class Interruptions {

    /// The exit code of an interrupted process.
    public static final int EXIT_CODE = 130;

    private final StopRequest stop;
    private final Consumer<String> say;
    private final IntConsumer exit;
    private final IntConsumer halt;

    /// @param say tells the person what happens
    /// @param exit ends the process, shutdown hooks included; does not return
    /// @param halt ends the process at once; does not return
    public Interruptions(StopRequest stop, Consumer<String> say, IntConsumer exit, IntConsumer halt) {
        this.stop = stop;
        this.say = say;
        this.exit = exit;
        this.halt = halt;
    }

    /// One signal came.
    public void signalled() {
        if (stop.raised()) {
            halt.accept(EXIT_CODE);
        } else if (stop.raise()) {
            say.accept(
                    "stopping: trades at the bank are finished or left recorded, then the lock is released;"
                            + " once more stops at once");
        } else {
            exit.accept(EXIT_CODE);
        }
    }
}
