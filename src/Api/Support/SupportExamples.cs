using TreatmentPlans.Api.OpenApi;
using TreatmentPlans.Application.Support;
using TreatmentPlans.Domain.Common;
using TreatmentPlans.Domain.Programs;
using TreatmentPlans.Domain.Support;

namespace TreatmentPlans.Api.Support;

internal sealed class SupportExamples : IExamples
{
    public IEnumerable<object> Bodies =>
    [
        new SupportContactBody(
            "Lee Marsh",
            ContactRelationship.Sponsor,
            "+1 212 555 0142",
            IsEmergencyContact: true,
            IsAlwaysReachable: true,
            AgreedOn: new DateOnly(2026, 1, 12)),
        new CareTeamBody(
        [
            new CareTeamMember(
                new PractitionerId(Guid.Parse("019bb5a5-7c00-7000-8000-000000000011")), CareTeamRole.PrimaryCounselor, new DateOnly(2026, 1, 12), To: null),
        ]),
        new EncouragementBody("Thirty days. You did this, one evening at a time."),
        new TriggerBody(
            TriggerCategory.Time,
            "The hour after work",
            4,
            ["Walks past the shop slowly"],
            CopingSkills: null,
            "Goes home by the park.",
            new DateOnly(2026, 1, 19)),
        new WellbeingCheckInBody(
            4, new DateTimeOffset(2026, 1, 30, 23, 15, 0, TimeSpan.Zero), Mood: 6, DurationMinutes: 20, Outcome: CravingOutcome.Passed),
        new UseEventBody(Substance.Alcohol, new DateOnly(2026, 2, 10), UseReporter.Self, Amount: "5 drinks", StandardDrinksPerDay: 5, Setting: "Alone at home"),
        new ConfirmUseEventBody(new DateOnly(2026, 2, 10), Reason: "Told in the session of 13 February."),
        new UseEventReasonBody("Drinks on most evenings again, as before treatment."),
        new MilestoneSharingBody(IsShared: true, "Dana"),
    ];
}
