using FluentValidation;
using MediatR;
using TreatmentPlans.Application.Common;
using TreatmentPlans.Domain.Common;

namespace TreatmentPlans.Application.Episodes;

public sealed record EnterDiagnosisInError(EpisodeId EpisodeId, DiagnosisId DiagnosisId, EnterInErrorBody Body, IfMatch IfMatch)
    : ICommand<DiagnosisResponse>;

internal sealed class EnterDiagnosisInErrorValidator : AbstractValidator<EnterDiagnosisInError>
{
    public EnterDiagnosisInErrorValidator() => RuleFor(command => command.Body).SetValidator(new EnterInErrorBodyValidator());
}

internal sealed class EnterDiagnosisInErrorHandler(IAppDbContext db, ICaller caller, TimeProvider clock)
    : IRequestHandler<EnterDiagnosisInError, DiagnosisResponse>
{
    public async Task<DiagnosisResponse> Handle(EnterDiagnosisInError command, CancellationToken cancellationToken)
    {
        var episode = await db.Episodes.GetForChangeAsync(e => e.Id == command.EpisodeId, command.IfMatch, cancellationToken);
        episode.EnterDiagnosisInError(command.DiagnosisId, caller.Mark(command.Body, clock));
        await db.SaveChangesAsync(cancellationToken);
        return DiagnosisResponse.Of(episode, episode.Diagnoses.Single(diagnosis => diagnosis.Id == command.DiagnosisId));
    }
}
