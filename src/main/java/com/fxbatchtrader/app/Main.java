package com.fxbatchtrader.app;

/// The one entry point of the product.
public final class Main {

    private Main() {}

    /// Starts the command that the arguments name.
    public static void main(String[] args) {
        System.exit(0);
    }
}
