using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using TreatmentPlans.Application.Common;
using TreatmentPlans.Domain.Assessments;
using TreatmentPlans.Domain.Common;
using TreatmentPlans.Domain.Programs;

namespace TreatmentPlans.Application.Assessments;

/// <param name="CollectedAt">When the specimen was taken, or was due; from the day of the request for treatment on, not in the future.</param>
/// <param name="Specimen">Of a test that was taken.</param>
/// <param name="Method">Of a test that was taken.</param>
/// <param name="Results">By substance, of a test that was taken.</param>
/// <param name="ConfirmsId">The presumptive test of the same specimen that this definitive one stands for.</param>
/// <param name="Identifiers">What other systems call this test, as the laboratory's accession number; each pair is unique in the organization.</param>
public sealed record DrugTestBody(
    DateTimeOffset CollectedAt,
    DrugTestOutcome Outcome,
    Specimen? Specimen = null,
    DrugTestMethod? Method = null,
    IReadOnlyList<SubstanceResult>? Results = null,
    DrugTestId? ConfirmsId = null,
    IReadOnlyList<Identifier>? Identifiers = null);

public sealed record RecordDrugTest(EpisodeId EpisodeId, DrugTestBody Body) : ICommand<DrugTestResponse>;

internal sealed class RecordDrugTestValidator : AbstractValidator<RecordDrugTest>
{
    private static readonly DateTimeOffset First = new(1970, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset Last = new(2199, 12, 31, 0, 0, 0, TimeSpan.Zero);

    public RecordDrugTestValidator() => RuleFor(command => command.Body).ChildRules(body =>
    {
        body.RuleFor(b => b.CollectedAt).Within(First, Last);
        body.RuleFor(b => b.Results).MaxCount(Limits.Items);
        body.RuleFor(b => b.Identifiers).MaxCount(Limits.Items);
        body.RuleForEach(b => b.Identifiers).SetValidator(new IdentifierValidator());
    });
}

internal sealed class RecordDrugTestHandler(IAppDbContext db, ICaller caller, TimeProvider clock)
    : IRequestHandler<RecordDrugTest, DrugTestResponse>
{
    public async Task<DrugTestResponse> Handle(RecordDrugTest command, CancellationToken cancellationToken)
    {
        var body = command.Body;
        var now = clock.GetUtcNow();
        var episode = await db.Episodes.AsNoTracking().GetAsync(episode => episode.Id == command.EpisodeId, cancellationToken);
        var program = await db.Programs.AsNoTracking().SingleAsync(program => program.Id == episode.ProgramId, cancellationToken);
        var patient = await db.Patients.AsNoTracking().GetAsync(patient => patient.Id == episode.PatientId, cancellationToken);
        var (confirmed, confirmations) = await FindConfirmedAsync(episode.Id, body.ConfirmsId, cancellationToken);
        var test = DrugTest.Make(
            TypedId.New<DrugTestId>(now),
            episode,
            patient,
            program,
            new DrugTestDraft(
                body.CollectedAt, body.Outcome, body.Specimen, body.Method, body.Results ?? [], body.ConfirmsId, body.Identifiers ?? []),
            confirmed,
            confirmations,
            caller.PractitionerId,
            now);
        await db.RequireFreeAsync<DrugTest>(test.Id.Value, test.Identifiers, cancellationToken);
        db.DrugTests.Add(test);
        await db.SaveChangesAsync(cancellationToken);
        return DrugTestResponse.Of(test);
    }

    /// <summary>Under its lock, so that of two who confirm it at the same time one is refused.</summary>
    private async Task<(DrugTest? Confirmed, IReadOnlyCollection<DrugTest> Confirmations)> FindConfirmedAsync(
        EpisodeId episodeId, DrugTestId? id, CancellationToken cancellationToken)
    {
        if (id is not { } confirmedId)
        {
            return (null, []);
        }

        await db.LockAsync<DrugTest>(confirmedId.Value, cancellationToken);
        var confirmed = await db.DrugTests.AsNoTracking()
            .FirstOrDefaultAsync(test => test.Id == confirmedId && test.EpisodeId == episodeId, cancellationToken)
            ?? throw CommonErrors.UnknownReference("/confirmsId");
        return (confirmed, await db.DrugTests.AsNoTracking()
            .Where(test => test.EpisodeId == episodeId && test.ConfirmsId == confirmedId)
            .ToListAsync(cancellationToken));
    }
}
