using MediatR;
using Microsoft.EntityFrameworkCore;
using TreatmentPlans.Application.Common;
using TreatmentPlans.Domain.Common;

namespace TreatmentPlans.Application.Coverage;

public sealed record GetAuthorization(AuthorizationId AuthorizationId) : IQuery<AuthorizationResponse>;

internal sealed class GetAuthorizationHandler(IAppDbContext db) : IRequestHandler<GetAuthorization, AuthorizationResponse>
{
    public async Task<AuthorizationResponse> Handle(GetAuthorization query, CancellationToken cancellationToken) => AuthorizationResponse.Of(
        await db.Authorizations.AsNoTracking().GetAsync(authorization => authorization.Id == query.AuthorizationId, cancellationToken));
}
