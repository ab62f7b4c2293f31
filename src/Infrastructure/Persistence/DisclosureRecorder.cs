using Microsoft.EntityFrameworkCore.Diagnostics;
using TreatmentPlans.Domain.Common;

namespace TreatmentPlans.Infrastructure.Persistence;

/// <summary>Notes whose records a scope loads, so that the audit names each patient (D37).</summary>
internal sealed class DisclosureRecorder : IMaterializationInterceptor
{
    public object InitializedInstance(MaterializationInterceptionData materializationData, object entity)
    {
        if (entity is IPatientRecord record && materializationData.Context is AppDbContext db)
        {
            db.Trail.Disclosed(record.PatientId);
        }

        return entity;
    }
}
