using TreatmentPlans.Api.OpenApi;
using TreatmentPlans.Application.Coverage;
using TreatmentPlans.Domain.Common;
using TreatmentPlans.Domain.Coverage;
using TreatmentPlans.Domain.Programs;

namespace TreatmentPlans.Api.Coverage;

internal sealed class AuthorizationExamples : IExamples
{
    public IEnumerable<object> Bodies =>
    [
        new AuthorizationBody(
            new CoverageId(Guid.Parse("019bb5a5-7c00-7000-8000-0000000000c1")),
            ["H0015"],
            AuthorizationUnit.Units,
            RequestedUnits: 15,
            new DateOnly(2026, 1, 12),
            new DateOnly(2026, 2, 15),
            new LevelOfCare(AsamEdition.Fourth, "2.1"),
            Identifiers: [new Identifier("urn:example:authorization", "AUTH-1")]),
        new AuthorizationDecisionBody(
            AuthorizationOutcome.Approved,
            new DateOnly(2026, 1, 9),
            "HM-2026-0417",
            ApprovedUnits: 12,
            ApprovedTo: new DateOnly(2026, 2, 8),
            Reason: "Four weeks first; more after a concurrent review.",
            Reviewer: "Care management, +1 212 555 0109"),
        new CertificationBody(new DateOnly(2026, 1, 12)),
        new AppealAuthorizationBody("The ratings of 8 January support five weeks at this level."),
        new TerminateAuthorizationBody(new DateOnly(2026, 2, 2), "Coverage has ended."),
    ];
}
