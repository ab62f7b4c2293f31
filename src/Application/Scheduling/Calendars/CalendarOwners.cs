using Microsoft.EntityFrameworkCore;
using TreatmentPlans.Application.Common;
using TreatmentPlans.Domain.Common;
using TreatmentPlans.Domain.Scheduling.Calendars;

namespace TreatmentPlans.Application.Scheduling.Calendars;

internal static class CalendarOwners
{
    public static IQueryable<CalendarToken> OfOwner(this IQueryable<CalendarToken> tokens, CalendarOwner owner) => owner switch
    {
        { PatientId: { } patient } => tokens.Where(token => token.PatientId == patient),
        _ => tokens.Where(token => token.PractitionerId == owner.PractitionerId),
    };

    /// <param name="makes">A token that is made is made for whose record holds.</param>
    /// <exception cref="DomainException">404; 409 ENTERED_IN_ERROR, PATIENT_MERGED, PRACTITIONER_NOT_ACTIVE.</exception>
    public static async Task RequireAsync(this IAppDbContext db, CalendarOwner owner, bool makes, CancellationToken cancellationToken)
    {
        if (owner.PatientId is { } patientId)
        {
            var patient = await db.Patients.AsNoTracking().GetAsync(patient => patient.Id == patientId, cancellationToken);
            if (makes)
            {
                patient.RequireCurrent();
            }

            return;
        }

        var practitioner = await db.Practitioners.AsNoTracking().GetAsync(practitioner => practitioner.Id == owner.PractitionerId, cancellationToken);
        if (makes && !practitioner.Active)
        {
            throw CalendarErrors.NotActive();
        }
    }
}
