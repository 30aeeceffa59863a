package com.fxbatchtrader.app.command;

import picocli.CommandLine.IVersionProvider;

import java.util.Optional;

/// What `--version` says. The version is in the packed program's manifest; classes that were not packed have none.
final class Version implements IVersionProvider {

    @Override
    public String[] getVersion() {
        String version =
                Optional.ofNullable(Version.class.getPackage().getImplementationVersion()).orElse("(not packed)");
        return new String[] {"fxbatch " + version + " on Java " + Runtime.version()};
    }
}
