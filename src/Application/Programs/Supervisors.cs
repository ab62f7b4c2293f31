using Microsoft.EntityFrameworkCore;
using TreatmentPlans.Application.Common;
using TreatmentPlans.Domain.Common;
using TreatmentPlans.Domain.Programs;

namespace TreatmentPlans.Application.Programs;

internal static class Supervisors
{
    /// <exception cref="DomainException">422 UNKNOWN_REFERENCE.</exception>
    public static async Task RequireSupervisorAsync(this IAppDbContext db, PractitionerProfile profile, CancellationToken cancellationToken)
    {
        if (profile.SupervisorId is { } id && !await db.Practitioners.AnyAsync(p => p.Id == id, cancellationToken))
        {
            throw CommonErrors.UnknownReference("/supervisorId");
        }
    }
}
