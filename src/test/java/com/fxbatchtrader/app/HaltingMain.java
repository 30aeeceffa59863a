package com.fxbatchtrader.app;

import com.fxbatchtrader.app.desk.Probes;
import com.fxbatchtrader.crash.inside.Points;

/// The program as it is, but that it ends itself at a point that system properties name: see [Points].
public final class HaltingMain {

    private HaltingMain() {}

    /// Starts it.
    public static void main(String[] args) {
        Points points = Points.ofThisProcess();
        Main.start(args, new Probes(points::around, points));
    }
}
