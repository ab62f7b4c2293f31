using TreatmentPlans.Domain.Assessments;
using TreatmentPlans.Domain.Programs;
using TreatmentPlans.Domain.RecoveryPlans;

namespace TreatmentPlans.Domain.Progress;

/// <summary>A measure of an objective as the records have it.</summary>
/// <param name="On">The day of the latest fact that it rests on; of a count the day that was asked for.</param>
/// <param name="Evidence">Ids of those facts.</param>
public sealed record MeasuredValue(decimal Value, DateOnly On, IReadOnlyList<Guid> Evidence);

/// <summary>
/// Reads measures of the catalogue from records (rule OBJ-1). Null where the records cannot tell: nothing was answered, or the measure is one
/// that only a clinician's outcome gives.
/// </summary>
/// <param name="From">First day that counts unless the measure names one: the plan's.</param>
/// <param name="MinimumCravingDays">Days with an entry below which a mean of cravings says nothing.</param>
public sealed record MeasureReader(ProgressFacts Facts, DateOnly From, int MinimumCravingDays)
{
    private static readonly Dictionary<MeasureCode, string> ScoreOf = new()
    {
        [MeasureCode.AuditScore] = "audit-total",
        [MeasureCode.AuditCScore] = "audit-c-total",
        [MeasureCode.BamProtective] = "bam-protective",
        [MeasureCode.BamRisk] = "bam-risk",
        [MeasureCode.BamUse] = "bam-use",
        [MeasureCode.BscqMean] = "bscq-mean",
        [MeasureCode.ConfidenceRuler] = "ruler-confidence",
        [MeasureCode.Dast10Score] = "dast10-total",
        [MeasureCode.Gad7Score] = "gad7-total",
        [MeasureCode.ImportanceRuler] = "ruler-importance",
        [MeasureCode.Phq9Score] = "phq9-total",
        [MeasureCode.ReadinessRuler] = "ruler-readiness",
        [MeasureCode.UricaReadiness] = "urica-readiness",
        [MeasureCode.Who5Index] = "who5-index",
    };

    public MeasuredValue? Read(MeasureCode measure, MeasureParameters parameters, DateOnly asOf)
    {
        var window = new Window(parameters, From, asOf);
        return measure switch
        {
            _ when ScoreOf.TryGetValue(measure, out var code) => Score(code, asOf),
            MeasureCode.CravingMean => CravingMean(window),
            MeasureCode.UseDays => Days(Uses(parameters, window), asOf),
            MeasureCode.HeavyDrinkingDays => Days(Uses(parameters, window).Where(use => use.IsHeavyDrinking), asOf),
            MeasureCode.DaysSinceLastUse => DaysSinceLastUse(parameters, asOf),
            MeasureCode.DaysAbstinentPercent => DaysAbstinent(parameters, window),
            MeasureCode.NegativeTestPercent => NegativeTests(parameters, window),
            MeasureCode.SkillUses => Count(Practices(parameters, window), practice => practice.PracticeId, asOf),
            MeasureCode.TriggersWithCopingPlan => Count(Facts.TriggersWithPlan, id => id, asOf),
            MeasureCode.SupportContacts => Count(Facts.SupportContacts, id => id, asOf),
            MeasureCode.SessionsAttended => Count(
                Facts.Sessions.Where(session => session.Kept && window.Contains(session.On)), session => session.Id, asOf),
            MeasureCode.AttendancePercent => Percent(
                Facts.Sessions.Where(session => window.Contains(session.On)), session => session.Kept, session => session.Id, asOf),
            MeasureCode.HomeworkCompletionPercent => Percent(
                Facts.Homework.Where(homework => window.Contains(homework.DueOn)), homework => homework.Completed, homework => homework.Id, asOf),
            _ => null,
        };
    }

    private static MeasuredValue Count<T>(IEnumerable<T> facts, Func<T, Guid> id, DateOnly asOf)
    {
        List<Guid> evidence = [.. facts.Select(id).Order()];
        return new MeasuredValue(evidence.Count, asOf, evidence);
    }

    private static MeasuredValue? Percent<T>(IEnumerable<T> facts, Func<T, bool> counts, Func<T, Guid> id, DateOnly asOf)
    {
        var all = facts.ToList();
        return all.Count == 0 ? null : new MeasuredValue(100m * all.Count(counts) / all.Count, asOf, [.. all.Select(id).Order()]);
    }

    private static MeasuredValue Days(IEnumerable<UseDayFact> uses, DateOnly asOf)
    {
        var known = uses.ToList();
        return new MeasuredValue(known.Select(use => use.On).Distinct().Count(), asOf, [.. known.Select(use => use.UseEventId).Distinct().Order()]);
    }

    private MeasuredValue? Score(string code, DateOnly asOf) =>
        Facts.Scores.Where(score => score.Code == code && score.On <= asOf).MaxBy(score => (score.At, score.AssessmentId)) is { } latest
            ? new MeasuredValue(latest.Value, latest.On, [latest.AssessmentId])
            : null;

    private MeasuredValue? CravingMean(Window window)
    {
        var entries = Facts.Cravings.Where(entry => window.Contains(entry.On)).ToList();
        var days = entries.GroupBy(entry => entry.On).Select(day => day.Max(entry => entry.Intensity)).ToList();
        return days.Count < MinimumCravingDays
            ? null
            : new MeasuredValue((decimal)days.Sum() / days.Count, entries.Max(entry => entry.On), [.. entries.Select(entry => entry.CheckInId).Order()]);
    }

    private MeasuredValue? DaysSinceLastUse(MeasureParameters parameters, DateOnly asOf)
    {
        // What was told at admission is of the substances of concern, whichever they are: of each of them it is that day, or an earlier one.
        var told = Facts.LastUse?.OnDate;
        var uses = Facts.UseDays.Where(use => use.On <= asOf && IsOf(parameters, use)).ToList();
        var last = uses.Select(use => (DateOnly?)use.On).Append(told).Max();
        return last is { } on
            ? new MeasuredValue(asOf.DayNumber - on.DayNumber, asOf, [.. uses.Where(use => use.On == on).Select(use => use.UseEventId).Distinct().Order()])
            : null;
    }

    private MeasuredValue? DaysAbstinent(MeasureParameters parameters, Window window)
    {
        if (Facts.AdmittedOn is not { } admitted)
        {
            return null;
        }

        var first = admitted > window.First ? admitted : window.First;
        var days = window.Last.DayNumber - first.DayNumber + 1;
        var used = Uses(parameters, window).Where(use => use.On >= first).ToList();
        return days <= 0
            ? null
            : new MeasuredValue(
                100m * (days - used.Select(use => use.On).Distinct().Count()) / days,
                window.Last,
                [.. used.Select(use => use.UseEventId).Distinct().Order()]);
    }

    private MeasuredValue? NegativeTests(MeasureParameters parameters, Window window)
    {
        var substance = parameters.Substance;
        return Percent(
            Facts.DrugTests
                .Where(test => window.Contains(test.CollectedOn))
                .Select(test => (test.Id, Standing: substance is { } one ? test.StandingFor(one) : test.Standing))
                .Where(test => test.Standing is DrugTestStanding.Negative or DrugTestStanding.Positive),
            test => test.Standing == DrugTestStanding.Negative,
            test => test.Id.Value,
            window.Last);
    }

    private IEnumerable<UseDayFact> Uses(MeasureParameters parameters, Window window) =>
        Facts.UseDays.Where(use => window.Contains(use.On) && IsOf(parameters, use));

    private IEnumerable<PracticeFact> Practices(MeasureParameters parameters, Window window) => Facts.Practices.Where(practice =>
        window.Contains(practice.On)
        && parameters.Skills?.Contains(practice.Skill) != false
        && (parameters.Settings is not { Count: > 0 } settings || settings.Contains(practice.Setting)));

    private static bool IsOf(MeasureParameters parameters, UseDayFact use) => parameters.Substance is not { } substance || substance.TakesIn(use.Substance);

    /// <summary>Days from the first that counts, at most as many as the measure's trailing window.</summary>
    private readonly record struct Window(DateOnly First, DateOnly Last)
    {
        public Window(MeasureParameters parameters, DateOnly from, DateOnly asOf)
            : this(Later(parameters.From ?? from, parameters.WindowDays is { } days ? asOf.AddDays(1 - days) : DateOnly.MinValue), asOf)
        {
        }

        public bool Contains(DateOnly day) => day >= First && day <= Last;

        private static DateOnly Later(DateOnly a, DateOnly b) => a > b ? a : b;
    }
}
