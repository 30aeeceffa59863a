package com.fxbatchtrader.app.desk;

import com.fxbatchtrader.app.port.DoctorDoor;
import com.fxbatchtrader.app.settings.DeskSettings;
import com.fxbatchtrader.bank.AccountRef;
import com.fxbatchtrader.bank.QuoteRequest;
import com.fxbatchtrader.bank.http.BankSettings;
import com.fxbatchtrader.bank.http.HttpBankGateway;
import com.fxbatchtrader.domain.id.Uuid7;
import com.fxbatchtrader.service.DeskCalendar;
import com.fxbatchtrader.service.doctor.BankExam;
import com.fxbatchtrader.service.doctor.DatabaseExam;
import com.fxbatchtrader.service.doctor.Finding;
import com.fxbatchtrader.service.doctor.Finding.Area;
import com.fxbatchtrader.store.CommitListener;
import com.fxbatchtrader.store.Database;
import com.fxbatchtrader.store.DatabaseException;
import com.fxbatchtrader.store.desk.DeskBook;
import com.fxbatchtrader.store.query.AccountQueries;
import com.fxbatchtrader.store.run.EvidenceStore;
import com.fxbatchtrader.time.Pacing;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/// Examines the desk of the settings. Opens the database as trading does, and gives it back.
public final class LocalDoctor implements DoctorDoor {

    private static final long LITTLE = 1L << 30;
    private static final int FEW = 100;
    private static final Duration MARGIN = Duration.ofSeconds(30);

    private final Supplier<Pacing> clocks;

    public LocalDoctor(Supplier<Pacing> clocks) {
        this.clocks = clocks;
    }

    @Override
    public List<Finding> examine(DeskSettings settings, boolean deep) {
        Pacing pacing = clocks.get();
        Uuid7 ids = new Uuid7(pacing);
        Owner owner = Owner.here(System.getenv(), System.getProperty("user.name", ""));
        List<Finding> findings = new ArrayList<>();
        try (Database database = Databases.open(settings, owner, pacing, ids, CommitListener.NONE)) {
            findings.addAll(new DatabaseExam(database, pacing).findings(deep));
            settings.bank().ifPresent(bank -> findings.addAll(bank(settings, bank, database, pacing, ids)));
        } catch (DatabaseException e) {
            findings.add(
                    Finding.bad(
                            Area.DATABASE,
                            "opening",
                            String.valueOf(e.getMessage()),
                            "mend that first; the bank was not asked"));
        }
        findings.add(disk(settings));
        findings.addAll(settings(settings));
        return findings;
    }

    private static List<Finding> bank(
            DeskSettings settings, BankSettings bank, Database database, Pacing pacing, Uuid7 ids) {
        AccountQueries accounts = new AccountQueries(database);
        Optional<AccountRef> account =
                accounts.first().map(row -> new AccountRef(row.cif(), row.number(), row.currency()));
        DeskCalendar calendar = new DeskCalendar(new DeskBook(database), LocalDesks.cutOffs(settings.rules()));
        Optional<QuoteRequest> quote =
                DoctorQuote.of(accounts.inTwoCurrencies(FEW), calendar, settings.rules(), pacing);
        EvidenceStore evidence = new EvidenceStore(database, pacing, ids);
        LocalDate today = LocalDate.ofInstant(pacing.instant(), settings.rules().zone());
        try (HttpBankGateway gateway = new HttpBankGateway(bank, pacing, _ -> {})) {
            return new BankExam(gateway, account, quote, evidence::proven, today).findings();
        }
    }

    private static Finding disk(DeskSettings settings) {
        try {
            long free = Files.getFileStore(settings.folders().data()).getUsableSpace();
            String text = (free >> 20) + " MiB are free for " + settings.folders().data();
            return free >= LITTLE
                    ? Finding.good(Area.DISK, "space", text)
                    : Finding.warning(Area.DISK, "space", text, "make room before the disk is full");
        } catch (IOException e) {
            return Finding.unknown(
                    Area.DISK, "space", "the space for " + settings.folders().data() + " can't be told: " + e, "");
        }
    }

    private static List<Finding> settings(DeskSettings settings) {
        List<Finding> findings = new ArrayList<>();
        settings.bank()
                .ifPresentOrElse(
                        bank ->
                                findings.add(
                                        Finding.good(
                                                Area.SETTINGS,
                                                "bank",
                                                bank.identity().host()
                                                        + " as "
                                                        + bank.identity().userId()
                                                        + ", environment "
                                                        + bank.environment())),
                        () ->
                                findings.add(
                                        Finding.unknown(
                                                Area.SETTINGS,
                                                "bank",
                                                "no bank is set",
                                                "give --bank, or FXBATCH_BANK and credentials")));
        Duration margin = settings.engine().evidenceMargin();
        findings.add(
                margin.compareTo(MARGIN) >= 0
                        ? Finding.good(Area.SETTINGS, "evidence margin", margin.toSeconds() + " s")
                        : Finding.warning(
                                Area.SETTINGS,
                                "evidence margin",
                                margin.toMillis() + " ms: \"unknown\" counts sooner than the 30 s that are usual",
                                "take FXBATCH_EVIDENCE_MARGIN away unless the bank is known to be that quick"));
        findings.add(Finding.good(Area.SETTINGS, "database", settings.database().origin()));
        return findings;
    }
}
