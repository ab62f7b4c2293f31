using TreatmentPlans.Domain.Programs;
using TreatmentPlans.Domain.RecoveryPlans;
using TreatmentPlans.Domain.Support;
using static TreatmentPlans.Domain.Tests.Refusals;
using static TreatmentPlans.Domain.Tests.Support.TestSupport;

namespace TreatmentPlans.Domain.Tests.Support;

public sealed class UseEventTests
{
    private readonly TestSupport _support = new();

    [Theory]
    [InlineData(UseReporter.Self, UseEventStatus.Confirmed)]
    [InlineData(UseReporter.Collateral, UseEventStatus.Unconfirmed)]
    [InlineData(UseReporter.Test, UseEventStatus.Unconfirmed)]
    public void What_the_patient_tells_counts_and_what_others_tell_waits(UseReporter by, UseEventStatus status)
    {
        var use = _support.Use(Day(2, 10), by: by);

        Assert.Equal((status, Day(2, 10), Day(2, 10)), (use.Status, use.StartedOn, use.EndedOn));
        Assert.Equal([new UseEventState(status, Day(2, 10), Day(2, 10), Clinician, null, At(4, 17))], use.Log);
        Assert.Equal([new UseRecorded(use.Id, use.PatientId, use.EpisodeId)], use.Events);
    }

    [Fact]
    public void It_lies_in_care_and_not_in_the_future()
    {
        Refused("DATE_IN_FUTURE", () => _support.Use(Day(2, 13), at: At(2, 12)), "/startedOn");
        Refused("DATE_IN_FUTURE", () => _support.Use(Day(2, 12), Day(2, 13), at: At(2, 12)), "/endedOn");
        Refused("DATE_OUT_OF_ORDER", () => _support.Use(Day(1, 11)), "/startedOn");
        Refused("DATE_OUT_OF_ORDER", () => _support.Use(new DateOnly(1980, 1, 1)), "/startedOn");
        Refused("PERIOD_ENDS_BEFORE_START", () => _support.Use(Day(2, 10), Day(2, 9)), "/endedOn");
        Refused("DRINKS_WITHOUT_ALCOHOL", () => _support.Use(Day(2, 10), substance: Substance.Cocaine, drinks: 2), "/standardDrinksPerDay");
        Assert.Equal(AdmittedOn, _support.Use(AdmittedOn).StartedOn);
    }

    [Fact]
    public void A_patient_reports_for_itself_only()
    {
        var patient = new Actor(PatientId: _support.Episodes.Patient.Id);

        Refused("REPORTER_NOT_ALLOWED", () => _support.Use(Day(2, 10), by: UseReporter.Test, teller: patient), "/reportedBy");
        Assert.Equal(patient, _support.Use(Day(2, 10), teller: patient).Log[0].By);
    }

    [Fact]
    public void Confirmed_it_may_get_better_days_and_what_was_known_before_stays()
    {
        var use = _support.Use(Day(2, 12), by: UseReporter.Test, at: At(2, 12));

        use.Confirm(_support.Care, Day(2, 10), null, "Told on the 13th.", Clinician, At(2, 13));

        Assert.Equal((UseEventStatus.Confirmed, Day(2, 10), Day(2, 10)), (use.Status, use.StartedOn, use.EndedOn));
        Assert.Null(use.AsOf(Day(2, 13), At(2, 11)));
        Assert.Equal((UseEventStatus.Unconfirmed, Day(2, 12)), Fact(At(2, 12)));
        Assert.Equal((UseEventStatus.Confirmed, Day(2, 10)), Fact(At(2, 13)));
        Assert.Null(use.AsOf(Day(2, 9), At(2, 13)));
        Illegal("confirm", () => use.Confirm(_support.Care, null, null, null, Clinician, At(2, 14)));
        Illegal("refute", () => use.Refute("No.", Clinician, At(2, 14)));

        (UseEventStatus, DateOnly) Fact(DateTimeOffset knownAt) =>
            use.AsOf(Day(2, 13), knownAt) is { } fact ? (fact.Status, fact.FirstOn) : throw new InvalidOperationException();
    }

    [Fact]
    public void Refuted_or_merged_it_takes_no_more_changes()
    {
        var (refuted, merged, other) = (
            _support.Use(Day(2, 10), by: UseReporter.Test), _support.Use(Day(2, 12), by: UseReporter.Test), _support.Use(Day(2, 11)));

        refuted.Refute("A medicine.", Clinician, At(4, 18));
        merged.MergeInto(other, Clinician, At(4, 18));

        Assert.Equal((UseEventStatus.Refuted, "A medicine."), (refuted.Status, refuted.Log[^1].Reason));
        Assert.Equal((UseEventStatus.Merged, other.Id), (merged.Status, merged.MergedIntoId));
        Illegal("judge-relapse", () => refuted.JudgeRelapse("Pattern.", Clinician.PractitionerId!.Value, At(4, 18)));
        Illegal("merge", () => other.MergeInto(merged, Clinician, At(4, 18)));
    }

    [Fact]
    public void In_error_it_counts_nowhere_from_then_on()
    {
        var use = _support.Use(Day(2, 10));

        use.EnterInError(Mark);

        Assert.NotNull(use.AsOf(Day(4, 20), At(4, 19)));
        Assert.Null(use.AsOf(Day(4, 20), At(4, 20)));
        Refused("ENTERED_IN_ERROR", () => use.EnterInError(Mark));
        Refused("ENTERED_IN_ERROR", () => use.JudgeRelapse("Pattern.", Clinician.PractitionerId!.Value, At(4, 21)));
    }

    [Fact]
    public void A_test_is_added_once_and_changes_nothing_else()
    {
        var use = _support.Use(Day(2, 10), by: UseReporter.Collateral);
        var test = new Guid("019bb5a5-7c00-7000-8000-000000000077");

        use.AddTest(test);
        use.AddTest(test);

        Assert.Equal([test], use.DrugTestIds);
        Assert.Equal((UseEventStatus.Unconfirmed, 2), (use.Status, use.Events.Count));
    }
}
