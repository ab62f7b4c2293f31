using FluentValidation;
using MediatR;
using TreatmentPlans.Application.Common;
using TreatmentPlans.Domain.Common;
using TreatmentPlans.Domain.Episodes;

namespace TreatmentPlans.Application.Episodes;

/// <param name="Code">ICD-10-CM, upper case with its dot, such as F10.20.</param>
/// <param name="IsPrimary">A primary diagnosis takes the place of the primary one before, which stays as a secondary one.</param>
/// <param name="IndexOn">The day on which it was first made, here or elsewhere.</param>
public sealed record DiagnosisBody(string Code, bool IsPrimary, DateOnly IndexOn);

public sealed record AddDiagnosis(EpisodeId EpisodeId, DiagnosisBody Body, IfMatch IfMatch) : ICommand<DiagnosisResponse>;

internal sealed class AddDiagnosisValidator : AbstractValidator<AddDiagnosis>
{
    public AddDiagnosisValidator() => RuleFor(command => command.Body.Code).Required().MaxLength(Limits.Code);
}

internal sealed class AddDiagnosisHandler(IAppDbContext db, ICaller caller, TimeProvider clock)
    : IRequestHandler<AddDiagnosis, DiagnosisResponse>
{
    public async Task<DiagnosisResponse> Handle(AddDiagnosis command, CancellationToken cancellationToken)
    {
        var (code, isPrimary, indexOn) = command.Body;
        var (episode, program) = await db.GetEpisodeForChangeAsync(command.EpisodeId, command.IfMatch, cancellationToken);
        var now = clock.GetUtcNow();
        var diagnosis = new Diagnosis(TypedId.New<DiagnosisId>(now), code, isPrimary, indexOn, caller.PractitionerId, now, null);
        episode.Diagnose(diagnosis, program);
        await db.SaveChangesAsync(cancellationToken);
        return DiagnosisResponse.Of(episode, diagnosis);
    }
}
