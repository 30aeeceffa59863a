package com.fxbatchtrader.launcher;

import java.util.ArrayList;
import java.util.List;

/// A program whose worker runs out of memory, catches the error and would go on.
final class Hungry {

    private Hungry() {}

    public static void main(String[] arguments) throws InterruptedException {
        Thread worker = Thread.ofPlatform().start(Hungry::eat);
        worker.join();
        System.out.println("went on half dead");
    }

    private static void eat() {
        List<byte[]> eaten = new ArrayList<>();
        try {
            while (eaten.size() < Integer.MAX_VALUE) {
                eaten.add(new byte[1 << 20]);
            }
        } catch (OutOfMemoryError e) {
            System.out.println("caught " + e.getMessage());
        }
    }
}
