package com.fxbatchtrader.crash;

import com.fxbatchtrader.judge.Verdict;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.IntPredicate;

/// What came of one loop of kills.
///
/// @param problems what is wrong beside the trades
/// @param setBack after how many kills the database had lost something that was committed
/// @param evidence the folder with everything that bank and program have left
record Judged(Verdict verdict, List<String> problems, int setBack, long seed, Path evidence) {

    /// Of a loop that was not begun.
    static final Judged NOTHING =
            new Judged(new Verdict(0, 0, 0, 0, 0, 0, List.of()), List.of(), 0, 0, Path.of("nowhere"));

    Judged {
        problems = List.copyOf(problems);
    }

    /// Kills until it is enough, brings everything to its end and judges.
    ///
    /// @param enough is told how many kills there were
    static Judged after(Scene scene, long seed, IntPredicate enough) {
        KillLoop loop = new KillLoop(scene, seed);
        loop.kill(enough);
        Ending ending = new Ending(scene, loop.problems());
        Verdict verdict = ending.of(loop.kills(), loop.sheets());
        return new Judged(verdict, ending.problems(), loop.setBack(), seed, scene.folder());
    }

    boolean clean() {
        return verdict.isClean() && problems.isEmpty();
    }

    /// Everything that was found, with what is needed to look into it.
    String report() {
        return String.join(
                System.lineSeparator(),
                "seed " + seed + ", evidence in " + evidence,
                verdict.report(),
                String.join(System.lineSeparator(), problems));
    }

    /// Removes the evidence of what went well.
    void forget() throws IOException {
        Scene.remove(evidence);
    }
}
