using TreatmentPlans.Api.OpenApi;
using TreatmentPlans.Application.Programs;
using TreatmentPlans.Domain.Common;
using TreatmentPlans.Domain.Programs;
using TreatmentPlans.Domain.Programs.Policies;

namespace TreatmentPlans.Api.Programs;

internal sealed class ProgramExamples : IExamples
{
    public IEnumerable<object> Bodies =>
    [
        new ProgramBody(
            "Evening programme",
            "America/New_York",
            40,
            [new(AsamEdition.Fourth, "2.1"), new(AsamEdition.Fourth, "1.5"), new(AsamEdition.Fourth, "1.0")],
            [new Closure(new DateOnly(2026, 1, 19), "Federal holiday")],
            [new Rate("H0015", new Money(250m, "USD"), new DateOnly(2026, 1, 1))],
            [new DatedPoliciesBody(
                new DateOnly(2026, 1, 1),
                LevelOfCare: null,
                Placement: null,
                new LeavePolicy(MaximumDays: 10),
                ContentProfile: null,
                new CountersignaturePolicy(CountersignatureTiming.BeforeActivation, Days: 0),
                ReviewCadence: null,
                Readiness: null)]),
        new PractitionerBody(
            "Robin",
            "Vale",
            [new Identifier(Identifiers.NpiSystem, "1234567893")],
            [new Credential("LCSW", "C-100", "NY", new DateOnly(2020, 1, 1), new DateOnly(2026, 12, 31), IndependentlyLicensed: true)],
            ["NY", "NJ"],
            SupervisorId: null,
            Active: true),
    ];
}
