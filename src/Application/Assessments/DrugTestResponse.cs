using TreatmentPlans.Application.Common;
using TreatmentPlans.Domain.Assessments;
using TreatmentPlans.Domain.Common;
using TreatmentPlans.Domain.Programs;

namespace TreatmentPlans.Application.Assessments;

/// <param name="CollectedAt">When the specimen was taken; of one that was not given, when it was due.</param>
/// <param name="CollectedOn">The day, in the programme's zone.</param>
/// <param name="Standing">What the test says as a whole, by itself: a definitive test that confirms it may say otherwise.</param>
/// <param name="ConfirmsId">The presumptive test of the same specimen that this definitive one stands for.</param>
/// <param name="RecordedBy">Null where a client without a person recorded it.</param>
public sealed record DrugTestResponse(
    DrugTestId Id,
    int Version,
    PatientId PatientId,
    EpisodeId EpisodeId,
    IReadOnlyList<Identifier> Identifiers,
    DateTimeOffset CollectedAt,
    DateOnly CollectedOn,
    DrugTestOutcome Outcome,
    DrugTestStanding Standing,
    Specimen? Specimen,
    DrugTestMethod? Method,
    IReadOnlyList<SubstanceResult> Results,
    DrugTestId? ConfirmsId,
    PractitionerId? RecordedBy,
    DateTimeOffset RecordedAt,
    EnteredInError? EnteredInError,
    DateTimeOffset CreatedAt,
    DateTimeOffset UpdatedAt) : IResource
{
    public static DrugTestResponse Of(DrugTest test) => new(
        test.Id,
        test.Version,
        test.PatientId,
        test.EpisodeId,
        test.Identifiers,
        test.CollectedAt,
        test.CollectedOn,
        test.Outcome,
        test.Standing,
        test.Specimen,
        test.Method,
        test.Results,
        test.ConfirmsId,
        test.RecordedBy,
        test.RecordedAt,
        test.EnteredInError,
        test.CreatedAt,
        test.UpdatedAt);
}
