using FluentValidation;
using MediatR;
using TreatmentPlans.Application.Common;
using TreatmentPlans.Domain.Common;
using TreatmentPlans.Domain.Episodes;

namespace TreatmentPlans.Application.Assessments;

public sealed record EnterAssessmentInError(AssessmentId AssessmentId, IfMatch IfMatch, EnterInErrorBody Body) : ICommand<AssessmentResponse>;

internal sealed class EnterAssessmentInErrorValidator : AbstractValidator<EnterAssessmentInError>
{
    public EnterAssessmentInErrorValidator() => RuleFor(command => command.Body).SetValidator(new EnterInErrorBodyValidator());
}

internal sealed class EnterAssessmentInErrorHandler(IAppDbContext db, ICaller caller, TimeProvider clock)
    : IRequestHandler<EnterAssessmentInError, AssessmentResponse>
{
    public async Task<AssessmentResponse> Handle(EnterAssessmentInError command, CancellationToken cancellationToken)
    {
        var assessment = await db.Assessments.GetForChangeAsync(
            assessment => assessment.Id == command.AssessmentId, command.IfMatch, cancellationToken);
        await db.LockAsync<Episode>(assessment.EpisodeId.Value, cancellationToken);
        assessment.EnterInError(caller.Mark(command.Body, clock));
        await db.SaveChangesAsync(cancellationToken);
        return AssessmentResponse.Of(assessment);
    }
}
