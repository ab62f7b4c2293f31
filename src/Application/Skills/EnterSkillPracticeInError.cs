using FluentValidation;
using MediatR;
using TreatmentPlans.Application.Common;
using TreatmentPlans.Domain.Common;

namespace TreatmentPlans.Application.Skills;

public sealed record EnterSkillPracticeInError(EpisodeId EpisodeId, SkillPracticeId PracticeId, IfMatch IfMatch, EnterInErrorBody Body)
    : ICommand<SkillPracticeResponse>;

internal sealed class EnterSkillPracticeInErrorValidator : AbstractValidator<EnterSkillPracticeInError>
{
    public EnterSkillPracticeInErrorValidator() => RuleFor(command => command.Body).SetValidator(new EnterInErrorBodyValidator());
}

internal sealed class EnterSkillPracticeInErrorHandler(IAppDbContext db, ICaller caller, TimeProvider clock)
    : IRequestHandler<EnterSkillPracticeInError, SkillPracticeResponse>
{
    public async Task<SkillPracticeResponse> Handle(EnterSkillPracticeInError command, CancellationToken cancellationToken)
    {
        var practice = await db.SkillPractices.GetForChangeAsync(
            practice => practice.EpisodeId == command.EpisodeId && practice.Id == command.PracticeId, command.IfMatch, cancellationToken);
        practice.EnterInError(caller.Mark(command.Body, clock));
        await db.SaveChangesAsync(cancellationToken);
        return SkillPracticeResponse.Of(practice);
    }
}
