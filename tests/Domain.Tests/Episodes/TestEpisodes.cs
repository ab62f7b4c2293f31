using TreatmentPlans.Domain.Common;
using TreatmentPlans.Domain.Episodes;
using TreatmentPlans.Domain.Patients;
using TreatmentPlans.Domain.Programs;
using TreatmentPlans.Domain.Tests.Patients;
using TreatmentPlans.Domain.Tests.Programs;

namespace TreatmentPlans.Domain.Tests.Episodes;

/// <summary>An episode with the dates of the worked case: requested on the 6th, seen on the 8th, admitted on the 12th of January.</summary>
public sealed class TestEpisodes
{
    public static readonly DateTimeOffset Now = TestPrograms.Now;
    public static readonly LevelOfCare Iop = new(AsamEdition.Fourth, "2.1");

    public TestEpisodes(Patient? patient = null)
    {
        Patient = patient ?? TestPatients.Patient();
        Episode = Episode.Refer(TypedId.New<EpisodeId>(Now), Patient, Program, Referral, [], null);
    }

    public Program Program { get; } = TestPrograms.Program();

    public Practitioner Counselor { get; } = TestPrograms.Counselor();

    public Patient Patient { get; }

    public Episode Episode { get; }

    public static Referral Referral => new(new(2026, 1, 6), ReferralSource.PrimaryCare, null, Now);

    public Screening Screening => new(new(2026, 1, 8), Counselor.Id, null, Now);

    public Declination Declination => new(new(2026, 1, 9), DeclineReason.PatientDeclined, null, Counselor.Id, Now);

    public TestEpisodes Screened()
    {
        Episode.Screen(Screening, Program);
        return this;
    }

    public DimensionRatingSet Rate(DateOnly on, params int[] risks) => Episode.Rate(
        TypedId.New<DimensionRatingSetId>(Now), AsamEdition.Third, TestPrograms.Ratings(risks), on, Counselor, Program, Now);

    public AdmissionDecision Decision(DimensionRatingSet set) =>
        new(new(2026, 1, 12), Iop, set.Id, LastUse.On(new(2026, 1, 10)), PatientAgreement.Agrees, null);

    public TestEpisodes Admitted()
    {
        Screened();
        Episode.Admit(Decision(Rate(new(2026, 1, 8), 1, 0, 2, 1, 2, 1)), Counselor, Program, Now);
        return this;
    }
}
