using TreatmentPlans.Domain.Common;
using TreatmentPlans.Domain.Programs;
using TreatmentPlans.Domain.Programs.Policies;
using TreatmentPlans.Domain.RecoveryPlans;
using TreatmentPlans.Domain.Support;
using TreatmentPlans.Domain.Tests.Episodes;

namespace TreatmentPlans.Domain.Tests.Support;

/// <summary>The patient of the worked case, admitted on the 12th of January: last drink on the 10th.</summary>
internal sealed class TestSupport
{
    public static readonly SupportPolicy Policy = SupportPolicy.Default;
    public static readonly DateOnly AdmittedOn = new(2026, 1, 12);
    public static readonly Actor Clinician = new(TypedId.New<PractitionerId>(TestEpisodes.Now));
    public static readonly EnteredInError Mark = new("Another patient.", null, At(4, 20));

    public TestSupport() => Care = new SupportCare(Episodes.Patient, Episodes.Episode, Episodes.Program);

    public TestEpisodes Episodes { get; } = new TestEpisodes().Admitted();

    public SupportCare Care { get; }

    /// <summary>Noon in New York, near enough.</summary>
    public static DateTimeOffset At(int month, int day) => new(2026, month, day, 17, 0, 0, TimeSpan.Zero);

    public static DateOnly Day(int month, int day) => new(2026, month, day);

    public UseEvent Use(
        DateOnly first,
        DateOnly? last = null,
        UseReporter by = UseReporter.Self,
        DateTimeOffset? at = null,
        Substance substance = Substance.Alcohol,
        decimal? drinks = null,
        Actor? teller = null) => UseEvent.Make(
            TypedId.New<UseEventId>(at ?? At(4, 17)),
            Care,
            new UseReport(substance, first, last, null, drinks, null, by),
            teller ?? Clinician,
            at ?? At(4, 17));
}
