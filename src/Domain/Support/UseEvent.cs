using TreatmentPlans.Domain.Common;
using TreatmentPlans.Domain.Episodes;
using TreatmentPlans.Domain.Programs;
using TreatmentPlans.Domain.RecoveryPlans;

namespace TreatmentPlans.Domain.Support;

/// <summary>A return to use: some days in a row on which the patient used one substance (rules USE-1 to USE-7). Nothing of it is ever erased.</summary>
public sealed class UseEvent : SupportFact
{
    private UseEvent()
    {
    }

    public UseEventId Id { get; private set; }

    public Substance Substance { get; private set; }

    /// <summary>First day of use, in the programme's zone.</summary>
    public DateOnly StartedOn { get; private set; }

    /// <summary>Last day of use; the first where it was one day.</summary>
    public DateOnly EndedOn { get; private set; }

    public string? Amount { get; private set; }

    /// <summary>Of alcohol, on each of the days.</summary>
    public decimal? StandardDrinksPerDay { get; private set; }

    public string? Setting { get; private set; }

    public UseReporter ReportedBy { get; private set; }

    public UseEventStatus Status { get; private set; }

    /// <summary>Of tests whose window holds a day of it.</summary>
    public IReadOnlyList<Guid> DrugTestIds { get; private set; } = [];

    /// <summary>A clinician's, whatever the days say.</summary>
    public RelapseJudgement? Judgement { get; private set; }

    /// <summary>The event that tells the same use.</summary>
    public UseEventId? MergedIntoId { get; private set; }

    /// <summary>What was known of it from when on, oldest first (D10).</summary>
    public IReadOnlyList<UseEventState> Log { get; private set; } = [];

    /// <exception cref="DomainException">
    /// 409 ENTERED_IN_ERROR, EPISODE_NOT_IN_CARE; 422 DATE_IN_FUTURE, DATE_OUT_OF_ORDER, PERIOD_ENDS_BEFORE_START, DRINKS_WITHOUT_ALCOHOL,
    /// REPORTER_NOT_ALLOWED.
    /// </exception>
    public static UseEvent Make(UseEventId id, SupportCare care, UseReport report, Actor by, DateTimeOffset now)
    {
        var endedOn = report.EndedOn ?? report.StartedOn;
        care.RequireFactOn(report.StartedOn, FactsFrom.Admission, now, "/startedOn");
        RequireDays(care, report.StartedOn, endedOn, now);
        if (report.StandardDrinksPerDay is not null && report.Substance != Substance.Alcohol)
        {
            throw SupportErrors.DrinksWithoutAlcohol();
        }

        if (by.PatientId is not null && report.ReportedBy != UseReporter.Self)
        {
            throw SupportErrors.ReporterNotAllowed();
        }

        var use = new UseEvent
        {
            Id = id,
            Substance = report.Substance,
            Amount = report.Amount,
            StandardDrinksPerDay = report.StandardDrinksPerDay,
            Setting = report.Setting,
            ReportedBy = report.ReportedBy,
        };
        use.Begin(care.Episode, now);
        use.Become(report.ReportedBy == UseReporter.Self ? UseEventStatus.Confirmed : UseEventStatus.Unconfirmed, report.StartedOn, endedOn, by, null, now);
        use.Record(new UseRecorded(id, use.PatientId, use.EpisodeId));
        return use;
    }

    /// <summary>It did happen; on those days, where a test or somebody else had only told of about when.</summary>
    /// <exception cref="DomainException">
    /// 409 ENTERED_IN_ERROR, ILLEGAL_TRANSITION, EPISODE_NOT_IN_CARE; 422 DATE_IN_FUTURE, DATE_OUT_OF_ORDER, PERIOD_ENDS_BEFORE_START.
    /// </exception>
    public void Confirm(SupportCare care, DateOnly? startedOn, DateOnly? endedOn, string? reason, Actor by, DateTimeOffset now)
    {
        RequireUnconfirmed("confirm");
        var (first, last) = (startedOn ?? StartedOn, endedOn ?? startedOn ?? EndedOn);
        care.RequireFactOn(first, FactsFrom.Admission, now, "/startedOn");
        RequireDays(care, first, last, now);
        Become(UseEventStatus.Confirmed, first, last, by, reason, now);
        Record(new UseConfirmed(Id, PatientId, EpisodeId));
    }

    /// <exception cref="DomainException">409 ENTERED_IN_ERROR, ILLEGAL_TRANSITION.</exception>
    public void Refute(string reason, Actor by, DateTimeOffset now)
    {
        RequireUnconfirmed("refute");
        Become(UseEventStatus.Refuted, StartedOn, EndedOn, by, reason, now);
        Record(new UseRefuted(Id, PatientId, EpisodeId));
    }

    /// <summary>Another event tells the same use, and stands for both.</summary>
    /// <exception cref="DomainException">409 ENTERED_IN_ERROR, ILLEGAL_TRANSITION.</exception>
    public void MergeInto(UseEvent other, Actor by, DateTimeOffset now)
    {
        RequireUnconfirmed("merge");
        MergedIntoId = other.Id;
        Become(UseEventStatus.Merged, StartedOn, EndedOn, by, null, now);
        Record(new UseMerged(Id, PatientId, EpisodeId));
    }

    /// <summary>A test found what this event tells of. Whether it happened is still for people to say.</summary>
    public void AddTest(Guid drugTestId)
    {
        if (!DrugTestIds.Contains(drugTestId))
        {
            DrugTestIds = [.. DrugTestIds, drugTestId];
            Record(new UseSupported(Id, PatientId, EpisodeId));
        }
    }

    /// <summary>A test that it was told by does not hold.</summary>
    public void RemoveTest(Guid drugTestId)
    {
        DrugTestIds = [.. DrugTestIds.Where(known => known != drugTestId)];
        MarkChanged();
    }

    /// <summary>A test that found the substance may have found this: one of its days lies in the window, and the name takes it in (rule USE-7).</summary>
    public bool MayExplain(Substance found, DateOnly from, DateOnly to) =>
        EnteredInError is null && Status is UseEventStatus.Confirmed or UseEventStatus.Unconfirmed
        && found.TakesIn(Substance) && StartedOn <= to && EndedOn >= from;

    /// <summary>That test made it, and it was not found to be wrong.</summary>
    public bool WasFoundBy(Guid drugTestId) =>
        EnteredInError is null && Status is UseEventStatus.Confirmed or UseEventStatus.Unconfirmed
        && ReportedBy == UseReporter.Test && DrugTestIds.Contains(drugTestId);

    /// <summary>Nobody but that test tells of it.</summary>
    public bool IsToldOnlyBy(Guid drugTestId) =>
        EnteredInError is null && Status == UseEventStatus.Unconfirmed && ReportedBy == UseReporter.Test && DrugTestIds.SequenceEqual([drugTestId]);

    /// <summary>The patient is back in the old pattern, by a clinician's judgement.</summary>
    /// <exception cref="DomainException">409 ENTERED_IN_ERROR, ILLEGAL_TRANSITION unless it is confirmed and not yet judged.</exception>
    public void JudgeRelapse(string reason, PractitionerId by, DateTimeOffset now)
    {
        RequireCurrent();
        if (Status != UseEventStatus.Confirmed || Judgement is not null)
        {
            throw CommonErrors.IllegalTransition(Status, "judge-relapse");
        }

        Judgement = new RelapseJudgement(reason, by, now);
        Record(new UseJudgedRelapse(Id, PatientId, EpisodeId));
    }

    /// <summary>Null where it was not known at that instant, does not hold, or began after that day.</summary>
    public UseFact? AsOf(DateOnly asOf, DateTimeOffset knownAt)
    {
        if (!StoodAt(knownAt) || Log.LastOrDefault(state => state.At <= knownAt) is not { } state || state.StartedOn > asOf)
        {
            return null;
        }

        return new UseFact(
            Id,
            Substance,
            state.Status,
            ReportedBy,
            state.StartedOn,
            state.EndedOn <= asOf ? state.EndedOn : asOf,
            StandardDrinksPerDay,
            Judgement is { } judgement && judgement.At <= knownAt);
    }

    protected override IDomainEvent WasEnteredInError() => new UseEnteredInError(Id, PatientId, EpisodeId);

    private static void RequireDays(SupportCare care, DateOnly startedOn, DateOnly endedOn, DateTimeOffset now)
    {
        if (endedOn < startedOn)
        {
            throw SupportErrors.EndsBeforeStart("/endedOn");
        }

        care.RequireFactOn(endedOn, FactsFrom.Admission, now, "/endedOn");
    }

    private void RequireUnconfirmed(string action)
    {
        RequireCurrent();
        if (Status != UseEventStatus.Unconfirmed)
        {
            throw CommonErrors.IllegalTransition(Status, action);
        }
    }

    private void Become(UseEventStatus status, DateOnly startedOn, DateOnly endedOn, Actor by, string? reason, DateTimeOffset now)
    {
        (Status, StartedOn, EndedOn) = (status, startedOn, endedOn);
        Log = [.. Log, new UseEventState(status, startedOn, endedOn, by, reason, now)];
    }
}

/// <summary>What is told of a return to use.</summary>
public sealed record UseReport(
    Substance Substance,
    DateOnly StartedOn,
    DateOnly? EndedOn,
    string? Amount,
    decimal? StandardDrinksPerDay,
    string? Setting,
    UseReporter ReportedBy);

public sealed record UseEventState(
    UseEventStatus Status, DateOnly StartedOn, DateOnly EndedOn, Actor By, string? Reason, DateTimeOffset At);

public sealed record RelapseJudgement(string Reason, PractitionerId By, DateTimeOffset At);

public enum UseReporter
{
    /// <summary>The patient.</summary>
    Self,

    /// <summary>Somebody who knows the patient.</summary>
    Collateral,

    /// <summary>A positive test that nobody had spoken of.</summary>
    Test,
}

public enum UseEventStatus
{
    /// <summary>Somebody else or a test says so: it counts nowhere until a clinician has confirmed it.</summary>
    Unconfirmed,
    Confirmed,

    /// <summary>It did not happen.</summary>
    Refuted,

    /// <summary>Another event tells the same use.</summary>
    Merged,
}
