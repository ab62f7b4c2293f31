using TreatmentPlans.Domain.Common;
using TreatmentPlans.Domain.Coverage;
using TreatmentPlans.Domain.Programs;
using TreatmentPlans.Domain.Tests.Episodes;
using static TreatmentPlans.Domain.Tests.Patients.TestPatients;
using static TreatmentPlans.Domain.Tests.Refusals;

namespace TreatmentPlans.Domain.Tests.Coverage;

/// <summary>A.4: nine hours a week, and a certification every sixty days.</summary>
public sealed class CertificationTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 20, 18, 0, 0, TimeSpan.Zero);
    private static readonly DateOnly Admitted = new(2026, 1, 12);
    private static readonly CoverageTerms Medicare = Costs.Terms(Costs.PlanYear(2026, Costs.Limits(1_500, 2_500))) with { Kind = CoverageKind.Medicare };

    private readonly TestEpisodes _care = new TestEpisodes().Admitted();

    [Fact]
    public void It_holds_for_sixty_days_and_the_next_one_is_due_soon_from_the_46th()
    {
        var certification = Certify(Admitted);

        Assert.Equal((new DateOnly(2026, 2, 27), new DateOnly(2026, 3, 13)), (certification.RenewFrom, certification.ValidTo));
        Assert.Equal("certification.recorded", Assert.Single(certification.Events).Type);
    }

    [Theory]
    [InlineData("2026-01-11", false)]
    [InlineData("2026-01-12", false)]
    [InlineData("2026-03-13", false)]
    [InlineData("2026-03-14", true)]
    public void What_is_done_on_a_day_that_none_covers_is_held(string day, bool expected) =>
        Assert.Equal(expected, MedicareCertification.IsMissing(DateOnly.Parse(day, null), Medicare, _care.Episode, _care.Program, [Certify(Admitted)]));

    [Fact]
    public void The_next_one_goes_on_where_the_last_ends_or_leaves_a_gap()
    {
        var (first, second) = (Certify(Admitted), Certify(new(2026, 3, 14)));
        Assert.False(IsMissing(new(2026, 3, 14), first, second));
        var late = Certify(new(2026, 3, 16));
        Assert.Equal([true, true, false], new[] { 14, 15, 16 }.Select(day => IsMissing(new(2026, 3, day), first, late)));
        second.EnterInError(Mistake);
        Assert.True(IsMissing(new(2026, 3, 14), first, second));
        Refused("ENTERED_IN_ERROR", () => second.EnterInError(Mistake));
    }

    [Fact]
    public void None_is_asked_for_by_others_nor_at_levels_without_hours_nor_outside_the_coverage()
    {
        Assert.True(IsMissing(Admitted));
        Assert.False(MedicareCertification.IsMissing(Admitted, Medicare with { Kind = CoverageKind.Commercial }, _care.Episode, _care.Program, []));
        Assert.False(MedicareCertification.IsMissing(Admitted, Medicare with { To = Admitted.AddDays(-1) }, _care.Episode, _care.Program, []));
        _care.Episode.ChangeLevel(TypedId.New<LevelOfCareDecisionId>(Now), new LevelOfCare(AsamEdition.Fourth, "1.5"), new(2026, 3, 9));
        Assert.True(IsMissing(new(2026, 3, 8)));
        Assert.False(IsMissing(new(2026, 3, 9)));
    }

    [Fact]
    public void Medicare_asks_for_nine_hours_a_week()
    {
        Certify(Admitted, 9);
        Refused("HOURS_BELOW_MINIMUM", () => Certify(Admitted, 8.99m));
        Certify(Admitted, 8.99m, isMedicare: false);
    }

    [Fact]
    public void Its_day_lies_between_the_admission_and_today()
    {
        Refused("DATE_OUT_OF_ORDER", () => Certify(Admitted.AddDays(-1)), "/certifiedOn");
        Refused("DATE_IN_FUTURE", () => Certify(new(2026, 3, 21)), "/certifiedOn");
        Certify(new(2026, 3, 20));
    }

    [Fact]
    public void Who_is_not_in_care_needs_none() => Refused("EPISODE_NOT_IN_CARE", () => Certification.Certify(
        TypedId.New<CertificationId>(Now), new TestEpisodes().Screened().Episode, Admitted, 9, true, _care.Program, _care.Counselor, Now));

    private bool IsMissing(DateOnly day, params Certification[] certifications) =>
        MedicareCertification.IsMissing(day, Medicare, _care.Episode, _care.Program, certifications);

    private Certification Certify(DateOnly on, decimal hours = 9, bool isMedicare = true) => Certification.Certify(
        TypedId.New<CertificationId>(Now), _care.Episode, on, hours, isMedicare, _care.Program, _care.Counselor, Now);
}
