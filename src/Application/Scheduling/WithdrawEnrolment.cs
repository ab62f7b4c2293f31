using AutoMapper;
using MediatR;
using TreatmentPlans.Application.Common;
using TreatmentPlans.Domain.Common;

namespace TreatmentPlans.Application.Scheduling;

public sealed record WithdrawEnrolment(TherapyGroupId GroupId, EnrolmentId EnrolmentId, IfMatch IfMatch) : ICommand<EnrolmentResponse>;

internal sealed class WithdrawEnrolmentHandler(IAppDbContext db, GroupRoster roster, TimeProvider clock, IMapper mapper)
    : IRequestHandler<WithdrawEnrolment, EnrolmentResponse>
{
    public async Task<EnrolmentResponse> Handle(WithdrawEnrolment command, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        return mapper.Map<EnrolmentResponse>(await db.LeaveAsync(
            roster,
            command.GroupId,
            command.EnrolmentId,
            command.IfMatch,
            (enrolment, program) => enrolment.Withdraw(program.DateOf(now)),
            now,
            cancellationToken));
    }
}
