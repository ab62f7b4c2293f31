using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using TreatmentPlans.Application.Common;
using TreatmentPlans.Domain.Common;
using TreatmentPlans.Domain.Scheduling;

namespace TreatmentPlans.Application.Scheduling;

/// <param name="Commitments">What comes again each week, as a whole: work, school, family.</param>
/// <param name="Preferences">None where absent.</param>
public sealed record AvailabilityBody(IReadOnlyList<Commitment> Commitments, SchedulePreferences? Preferences);

public sealed record ReplaceAvailability(PatientId PatientId, AvailabilityBody Body, IfMatch IfMatch) : ICommand<AvailabilityResponse>;

internal sealed class ReplaceAvailabilityValidator : AbstractValidator<ReplaceAvailability>
{
    private const int DaysOfAWeek = 7;
    private const int MinutesOfADay = 1_440;

    public ReplaceAvailabilityValidator() => RuleFor(command => command.Body).ChildRules(body =>
    {
        body.RuleFor(b => b.Commitments).MaxCount(Limits.Items);
        body.RuleForEach(b => b.Commitments).ChildRules(commitment =>
            commitment.RuleFor(c => c.Days).Required().MaxCount(DaysOfAWeek));
        body.RuleFor(b => b.Preferences!).ChildRules(preferences =>
        {
            preferences.RuleFor(p => p.PreferredTimes).MaxCount(Limits.Items);
            preferences.RuleFor(p => p.TravelBufferMinutes).Within(0, MinutesOfADay);
        }).When(b => b.Preferences is not null);
    });
}

internal sealed class ReplaceAvailabilityHandler(IAppDbContext db) : IRequestHandler<ReplaceAvailability, AvailabilityResponse>
{
    public async Task<AvailabilityResponse> Handle(ReplaceAvailability command, CancellationToken cancellationToken)
    {
        var (commitments, preferences) = (command.Body.Commitments, command.Body.Preferences ?? SchedulePreferences.None);
        var patient = await db.Patients.AsNoTracking().GetAsync(p => p.Id == command.PatientId, cancellationToken);
        var availability = await db.PatientAvailabilities.FirstOrDefaultAsync(a => a.Id == command.PatientId, cancellationToken);
        command.IfMatch.Check(availability?.Version ?? 0);
        if (availability is null)
        {
            availability = PatientAvailability.Of(patient, commitments, preferences);
            db.PatientAvailabilities.Add(availability);
        }
        else
        {
            availability.Replace(patient, commitments, preferences);
        }

        await db.SaveChangesAsync(cancellationToken);
        return AvailabilityResponse.Of(patient.Id, availability);
    }
}
