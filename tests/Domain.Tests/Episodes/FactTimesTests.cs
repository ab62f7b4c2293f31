using TreatmentPlans.Domain.Common;
using TreatmentPlans.Domain.Episodes;
using TreatmentPlans.Domain.Tests.Patients;
using static TreatmentPlans.Domain.Tests.Refusals;

namespace TreatmentPlans.Domain.Tests.Episodes;

public sealed class FactTimesTests
{
    private readonly TestEpisodes _care = new();

    /// <summary>Midnight of New York.</summary>
    private static DateTimeOffset Midnight(int month, int day) => new(2026, month, day, 5, 0, 0, TimeSpan.Zero);

    [Fact]
    public void It_has_the_day_of_the_programme_and_lies_at_most_at_this_instant()
    {
        Assert.Equal(new DateOnly(2026, 1, 7), At(Midnight(1, 8).AddTicks(-1), FactsFrom.Referral));
        Assert.Equal(new DateOnly(2026, 1, 8), At(Midnight(1, 8), FactsFrom.Referral));
        Assert.Equal(new DateOnly(2026, 1, 12), At(TestEpisodes.Now, FactsFrom.Referral));
        Refused("TIME_IN_FUTURE", () => At(TestEpisodes.Now.AddTicks(1), FactsFrom.Referral), "/at");
        Refused("DATE_IN_FUTURE", () => On(new(2026, 1, 13)), "/on");
    }

    [Fact]
    public void What_intake_needs_is_told_from_the_referral_on_the_rest_from_the_admission_on()
    {
        At(Midnight(1, 6), FactsFrom.Referral);
        Refused("DATE_OUT_OF_ORDER", () => At(Midnight(1, 6).AddTicks(-1), FactsFrom.Referral), "/at");
        Refused("EPISODE_NOT_IN_CARE", () => At(Midnight(1, 12), FactsFrom.Admission));

        _care.Admitted();

        At(Midnight(1, 12), FactsFrom.Admission);
        Refused("DATE_OUT_OF_ORDER", () => At(Midnight(1, 12).AddTicks(-1), FactsFrom.Admission), "/at");
    }

    [Fact]
    public void It_lies_not_after_the_end_of_the_episode_and_may_be_told_after_it()
    {
        _care.Admitted().Episode.Discharge(
            new EpisodeEnd(new(2026, 1, 12), DischargeType.Administrative, 1, TypedId.New<DischargeId>(TestEpisodes.Now), TestEpisodes.Now));
        var later = TestEpisodes.Now.AddDays(3);

        Assert.Equal(new DateOnly(2026, 1, 12), _care.Episode.RequireFactAt(
            Midnight(1, 13).AddTicks(-1), FactsFrom.Admission, _care.Patient, _care.Program, later, "/at"));
        Refused(
            "DATE_OUT_OF_ORDER",
            () => _care.Episode.RequireFactAt(Midnight(1, 13), FactsFrom.Admission, _care.Patient, _care.Program, later, "/at"),
            "/at");
    }

    [Fact]
    public void Of_an_episode_that_was_declined_it_lies_before_that()
    {
        _care.Screened().Episode.Decline(_care.Declination, _care.Program);

        At(Midnight(1, 9), FactsFrom.Referral);
        Refused("DATE_OUT_OF_ORDER", () => At(Midnight(1, 10), FactsFrom.Referral), "/at");
    }

    [Fact]
    public void It_lies_not_before_the_birth()
    {
        var newborn = TestPatients.Patient(TestPatients.Demographics with { BirthDate = new(2026, 1, 7) });

        Refused(
            "DATE_OUT_OF_ORDER",
            () => _care.Episode.RequireFactOn(new(2026, 1, 6), FactsFrom.Referral, newborn, _care.Program, TestEpisodes.Now, "/on"),
            "/on");
    }

    [Fact]
    public void An_episode_in_error_takes_none()
    {
        _care.Episode.EnterInError(new EnteredInError("Wrong chart.", null, TestEpisodes.Now));

        Refused("ENTERED_IN_ERROR", () => On(new(2026, 1, 8)));
    }

    private DateOnly At(DateTimeOffset at, FactsFrom from) =>
        _care.Episode.RequireFactAt(at, from, _care.Patient, _care.Program, TestEpisodes.Now, "/at");

    private void On(DateOnly on) => _care.Episode.RequireFactOn(on, FactsFrom.Referral, _care.Patient, _care.Program, TestEpisodes.Now, "/on");
}
