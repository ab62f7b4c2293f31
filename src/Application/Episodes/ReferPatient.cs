using AutoMapper;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using TreatmentPlans.Application.Common;
using TreatmentPlans.Domain.Common;
using TreatmentPlans.Domain.Episodes;

namespace TreatmentPlans.Application.Episodes;

/// <param name="RequestedOn">The day on which somebody asked for treatment, in the programme's zone.</param>
/// <param name="Identifiers">What other systems call this episode; each pair is unique in the organization.</param>
/// <param name="PreviousEpisodeId">The ended episode that a re-admission follows.</param>
/// <param name="AcuteCare">
/// The emergency visit or stay for substance use or an overdose that the patient comes from. Reports tell how soon treatment followed.
/// </param>
public sealed record ReferralBody(
    ProgramId ProgramId,
    DateOnly RequestedOn,
    ReferralSource Source,
    string? Note,
    IReadOnlyList<Identifier>? Identifiers,
    EpisodeId? PreviousEpisodeId,
    AcuteCare? AcuteCare = null);

public sealed record ReferPatient(PatientId PatientId, ReferralBody Body) : ICommand<EpisodeResponse>;

internal sealed class ReferPatientValidator : AbstractValidator<ReferPatient>
{
    public ReferPatientValidator() => RuleFor(command => command.Body).ChildRules(body =>
    {
        body.RuleFor(b => b.Note).MaxLength(Limits.Note);
        body.RuleFor(b => b.Identifiers).MaxCount(Limits.Items);
        body.RuleForEach(b => b.Identifiers).SetValidator(new IdentifierValidator());
    });
}

internal sealed class ReferPatientHandler(IAppDbContext db, TimeProvider clock, IMapper mapper)
    : IRequestHandler<ReferPatient, EpisodeResponse>
{
    public async Task<EpisodeResponse> Handle(ReferPatient command, CancellationToken cancellationToken)
    {
        var body = command.Body;
        var patient = await db.Patients.GetAsync(p => p.Id == command.PatientId, cancellationToken);
        var program = await db.Programs.AsNoTracking().FirstOrDefaultAsync(p => p.Id == body.ProgramId, cancellationToken)
            ?? throw CommonErrors.UnknownReference("/programId");
        var previous = body.PreviousEpisodeId is { } previousId
            ? await db.Episodes.AsNoTracking().FirstOrDefaultAsync(e => e.Id == previousId && e.PatientId == patient.Id, cancellationToken)
                ?? throw CommonErrors.UnknownReference("/previousEpisodeId")
            : null;

        // What the caller may not see does not refuse it: that would tell that the patient is in treatment here (D28). Admission does.
        if (await db.Episodes.AnyAsync(
            e => e.PatientId == patient.Id && e.ProgramId == program.Id && e.EnteredInError == null
                && e.Status != EpisodeStatus.NotAdmitted && e.Status != EpisodeStatus.Discharged && e.Id != body.PreviousEpisodeId,
            cancellationToken))
        {
            throw EpisodeErrors.EpisodeOpen();
        }

        var now = clock.GetUtcNow();
        var referral = new Referral(body.RequestedOn, body.Source, body.Note, now, body.AcuteCare);
        var episode = Episode.Refer(TypedId.New<EpisodeId>(now), patient, program, referral, body.Identifiers ?? [], previous);
        await db.RequireFreeAsync<Episode>(episode.Id.Value, episode.Identifiers, cancellationToken);
        db.Episodes.Add(episode);
        await db.SaveChangesAsync(cancellationToken);
        return mapper.Map<EpisodeResponse>(episode);
    }
}
