package com.fxbatchtrader.app.command;

import com.fxbatchtrader.app.door.ExitCode;
import com.fxbatchtrader.app.json.DoctorJson;
import com.fxbatchtrader.app.settings.DeskSettings;
import com.fxbatchtrader.app.settings.DeskSettings.Purpose;
import com.fxbatchtrader.app.settings.SettingsException;
import com.fxbatchtrader.app.terminal.DoctorText;
import com.fxbatchtrader.service.doctor.Finding;
import com.fxbatchtrader.service.doctor.Finding.Area;
import com.fxbatchtrader.service.doctor.Finding.Level;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;

/// `doctor`.
@Command(name = "doctor", description = "Check everything that trading rests on, and say how to mend it.")
final class DoctorCommand implements Callable<Integer> {

    private final Session session;

    @Option(names = "--deep", description = "Recompute everything in the database too.")
    private boolean deep;

    DoctorCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        List<Finding> findings = new ArrayList<>();
        DeskSettings settings = settings(findings);
        findings.addAll(session.kit().doctor().examine(settings, deep));
        session.print(settings, () -> DoctorJson.findings(findings), _ -> DoctorText.lines(findings));
        return code(findings).code();
    }

    /// Where the bank's settings are wrong, the rest is looked at all the same.
    private DeskSettings settings(List<Finding> findings) {
        try {
            return session.settings(Purpose.TRADING);
        } catch (SettingsException e) {
            DeskSettings rest = session.settings(Purpose.DATABASE);
            e.lines().forEach(line -> findings.add(Finding.bad(Area.SETTINGS, "bank", line, "set it right")));
            return rest;
        }
    }

    private static ExitCode code(List<Finding> findings) {
        if (findings.stream().anyMatch(one -> one.level() == Level.BAD && one.area() != Area.SETTINGS)) {
            return ExitCode.UNREACHABLE;
        }
        return findings.stream().anyMatch(one -> one.level() == Level.BAD) ? ExitCode.USAGE : ExitCode.OK;
    }
}
