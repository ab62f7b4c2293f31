using TreatmentPlans.Domain.Programs.Policies;
using TreatmentPlans.Domain.Transition;

namespace TreatmentPlans.Domain.Tests.Transition;

/// <summary>CCP-1 to CCP-9, for a discharge on the 17th of April.</summary>
public sealed class ContinuingCareContentTests
{
    private static readonly ContinuingCareFacts Facts = new(DischargedOn: null, HasRelapsePrevention: true);

    private static readonly ContinuingCareContent Good = new()
    {
        PlannedDischargeOn = new(2026, 4, 17),
        NextCare = new NextCare("Mill Street clinic", FirstAppointmentOn: new(2026, 4, 24)),
        Medication = new MedicationContinuity(MedicationStanding.Continues, "Dr. Vale"),
        MutualHelp = ["Tuesdays"],
        RecoveryCoach = "Lee",
        Housing = "Her own flat",
        WorkOrSchool = "Full-time",
        CheckInWeeks = [1],
        ReEntry = ["Call"],
    };

    public static TheoryData<string, ContinuingCareContent> Lacking => new()
    {
        { "CCP-1 /plannedDischargeOn", Good with { PlannedDischargeOn = null } },
        { "CCP-1 /nextCare", Good with { NextCare = null } },
        { "CCP-2 /nextCare/firstAppointmentOn", Good with { NextCare = new NextCare("Clinic") } },
        { "CCP-2 /nextCare/firstAppointmentOn", Good with { NextCare = new NextCare("Clinic", FirstAppointmentOn: new(2026, 4, 25)) } },
        { "CCP-2 /nextCare/firstAppointmentOn", Good with { NextCare = new NextCare("Clinic", FirstAppointmentOn: new(2026, 4, 16)) } },
        { "CCP-3 /medication", Good with { Medication = null } },
        { "CCP-3 /medication/prescriber", Good with { Medication = new MedicationContinuity(MedicationStanding.Continues, " ") } },
        { "CCP-4 /mutualHelp", Good with { MutualHelp = [] } },
        { "CCP-5 /recoveryCoach", Good with { RecoveryCoach = " " } },
        { "CCP-6 /housing", Good with { Housing = null } },
        { "CCP-6 /workOrSchool", Good with { WorkOrSchool = null } },
        { "CCP-8 /checkInWeeks", Good with { CheckInWeeks = [] } },
        { "CCP-9 /reEntry", Good with { ReEntry = [] } },
    };

    [Fact]
    public void What_has_every_section_has_no_gap() => Assert.Empty(Gaps(Good, Facts));

    [Theory]
    [MemberData(nameof(Lacking))]
    public void What_lacks_one_says_which(string gap, ContinuingCareContent content) => Assert.Equal([gap], Gaps(content, Facts));

    [Fact]
    public void A_relapse_prevention_plan_is_in_force_beside_it() =>
        Assert.Equal(["CCP-7 "], Gaps(Good, Facts with { HasRelapsePrevention = false }));

    [Theory]
    [InlineData(MedicationStanding.Completed)]
    [InlineData(MedicationStanding.Declined)]
    [InlineData(MedicationStanding.NotIndicated)]
    public void Who_takes_none_needs_no_prescriber(MedicationStanding standing) =>
        Assert.Empty(Gaps(Good with { Medication = new MedicationContinuity(standing) }, Facts));

    [Theory]
    [InlineData(16, "CCP-2 /nextCare/firstAppointmentOn")]
    [InlineData(17, null)]
    [InlineData(24, null)]
    [InlineData(25, "CCP-2 /nextCare/firstAppointmentOn")]
    public void The_discharge_that_stands_counts_before_the_planned_one(int dischargedOn, string? gap) =>
        Assert.Equal(gap is null ? [] : [gap], Gaps(Good with { PlannedDischargeOn = new(2026, 1, 1) }, Facts with { DischargedOn = new(2026, 4, dischargedOn) }));

    private static IEnumerable<string> Gaps(ContinuingCareContent content, ContinuingCareFacts facts) =>
        content.Gaps(ContinuingCarePolicy.Default, facts).Select(found => $"{found.Rule} {found.Pointer}");
}
