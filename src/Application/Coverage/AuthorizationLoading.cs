using TreatmentPlans.Application.Common;
using TreatmentPlans.Application.Episodes;
using TreatmentPlans.Domain.Common;
using TreatmentPlans.Domain.Coverage;
using TreatmentPlans.Domain.Programs;

namespace TreatmentPlans.Application.Coverage;

internal static class AuthorizationLoading
{
    /// <summary>One to change, with the programme by whose days it goes.</summary>
    public static async Task<(PayerAuthorization Authorization, Program Program)> GetAuthorizationForChangeAsync(
        this IAppDbContext db, AuthorizationId id, IfMatch ifMatch, CancellationToken cancellationToken)
    {
        var authorization = await db.Authorizations.GetForChangeAsync(authorization => authorization.Id == id, ifMatch, cancellationToken);
        return (authorization, await db.ProgramOfAsync(authorization.EpisodeId, cancellationToken));
    }
}
