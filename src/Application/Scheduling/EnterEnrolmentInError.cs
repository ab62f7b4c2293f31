using AutoMapper;
using FluentValidation;
using MediatR;
using TreatmentPlans.Application.Common;
using TreatmentPlans.Domain.Common;

namespace TreatmentPlans.Application.Scheduling;

public sealed record EnterEnrolmentInError(TherapyGroupId GroupId, EnrolmentId EnrolmentId, EnterInErrorBody Body, IfMatch IfMatch)
    : ICommand<EnrolmentResponse>;

internal sealed class EnterEnrolmentInErrorValidator : AbstractValidator<EnterEnrolmentInError>
{
    public EnterEnrolmentInErrorValidator() => RuleFor(command => command.Body).SetValidator(new EnterInErrorBodyValidator());
}

internal sealed class EnterEnrolmentInErrorHandler(IAppDbContext db, GroupRoster roster, ICaller caller, TimeProvider clock, IMapper mapper)
    : IRequestHandler<EnterEnrolmentInError, EnrolmentResponse>
{
    public async Task<EnrolmentResponse> Handle(EnterEnrolmentInError command, CancellationToken cancellationToken) =>
        mapper.Map<EnrolmentResponse>(await db.LeaveAsync(
            roster,
            command.GroupId,
            command.EnrolmentId,
            command.IfMatch,
            (enrolment, _) => enrolment.EnterInError(caller.Mark(command.Body, clock)),
            clock.GetUtcNow(),
            cancellationToken));
}
