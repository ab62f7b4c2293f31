using MediatR;
using Microsoft.EntityFrameworkCore;
using TreatmentPlans.Application.Common;
using TreatmentPlans.Domain.Common;

namespace TreatmentPlans.Application.Scheduling;

public sealed record GetContactAttempt(EpisodeId EpisodeId, ContactAttemptId AttemptId) : IQuery<ContactAttemptResponse>;

internal sealed class GetContactAttemptHandler(IAppDbContext db) : IRequestHandler<GetContactAttempt, ContactAttemptResponse>
{
    public async Task<ContactAttemptResponse> Handle(GetContactAttempt query, CancellationToken cancellationToken) => ContactAttemptResponse.Of(
        await db.ContactAttempts.AsNoTracking().GetAsync(
            attempt => attempt.EpisodeId == query.EpisodeId && attempt.Id == query.AttemptId, cancellationToken));
}
