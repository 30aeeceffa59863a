package com.fxbatchtrader.app;

import com.fxbatchtrader.app.desk.LocalDesks;
import com.fxbatchtrader.app.desk.LocalDoctor;
import com.fxbatchtrader.app.desk.LocalSchemas;
import com.fxbatchtrader.app.desk.Probes;
import com.fxbatchtrader.app.settings.Place;
import com.fxbatchtrader.app.stop.Interruptions;
import com.fxbatchtrader.app.stop.Signals;
import com.fxbatchtrader.time.Pacing;
import com.fxbatchtrader.time.SystemPacing;

import org.jspecify.annotations.Nullable;

import java.util.function.Supplier;

/// The one entry point of the product.
public final class Main {

    private Main() {}

    /// Starts the command that the arguments name, and ends the process with its exit code.
    public static void main(String[] args) {
        start(args, Probes.NONE);
    }

    /// The same, with somebody who looks on.
    static void start(String[] args, Probes probes) {
        // the clocks have a logger: they are made when the log has its folder
        Supplier<Pacing> clocks = new Clocks();
        Program program =
                new Program(
                        System.out,
                        System.err,
                        Place.ofThisProcess(),
                        new Program.Rooms(
                                new LocalDesks(clocks, probes),
                                new LocalSchemas(clocks),
                                new LocalDoctor(clocks),
                                clocks));
        Interruptions interruptions =
                new Interruptions(
                        program.stop(),
                        program.terminal()::message,
                        System::exit,
                        code -> Runtime.getRuntime().halt(code));
        Signals.hear(interruptions::signalled);
        int code = program.run(args);
        System.out.flush();
        System.exit(code);
    }

    /// The one set of clocks and waits, made at first use.
    private static final class Clocks implements Supplier<Pacing> {
        private @Nullable SystemPacing pacing;

        @Override
        public synchronized Pacing get() {
            if (pacing == null) {
                pacing = new SystemPacing();
            }
            return pacing;
        }
    }
}
