using AutoMapper;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using TreatmentPlans.Application.Common;
using TreatmentPlans.Application.Programs;
using TreatmentPlans.Domain.Common;
using TreatmentPlans.Domain.Episodes;
using TreatmentPlans.Domain.Programs;

namespace TreatmentPlans.Application.Episodes;

/// <param name="AdmittedOn">In the programme's zone; today or earlier.</param>
/// <param name="LevelOfCare">One that the programme offers.</param>
/// <param name="DimensionRatingSetId">The assessment that the decision relies on.</param>
/// <param name="LastUseOn">The date of the last use before admission, Never, or Unknown.</param>
/// <param name="OverrideReason">Needed where the level differs from what the ratings suggest.</param>
public sealed record AdmissionBody(
    DateOnly AdmittedOn,
    LevelOfCare LevelOfCare,
    DimensionRatingSetId DimensionRatingSetId,
    string LastUseOn,
    PatientAgreement PatientAgreement,
    string? OverrideReason);

public sealed record AdmitPatient(EpisodeId EpisodeId, AdmissionBody Body, IfMatch IfMatch) : ICommand<EpisodeResponse>;

internal sealed class AdmitPatientValidator : AbstractValidator<AdmitPatient>
{
    public AdmitPatientValidator() => RuleFor(command => command.Body).ChildRules(body =>
    {
        body.RuleFor(b => b.LevelOfCare).SetValidator(new LevelOfCareValidator());
        body.RuleFor(b => b.LastUseOn)
            .Must(text => LastUse.TryParse(text) is not null)
            .WithErrorCode("INVALID_FORMAT").WithMessage("Expected a date (yyyy-MM-dd), Never or Unknown.");
        body.RuleFor(b => b.OverrideReason).MaxLength(Limits.Reason)
            .Must(text => text is null || !string.IsNullOrWhiteSpace(text)).WithErrorCode("REQUIRED").WithMessage("Say why, or leave it out.");
    });
}

internal sealed class AdmitPatientHandler(IAppDbContext db, ICaller caller, TimeProvider clock, IMapper mapper)
    : IRequestHandler<AdmitPatient, EpisodeResponse>
{
    public async Task<EpisodeResponse> Handle(AdmitPatient command, CancellationToken cancellationToken)
    {
        var body = command.Body;
        var practitionerId = caller.RequirePractitioner();
        var (episode, program) = await db.GetEpisodeForChangeAsync(command.EpisodeId, command.IfMatch, cancellationToken);
        if (await db.Episodes.AnyAsync(
            other => other.PatientId == episode.PatientId && other.ProgramId == episode.ProgramId && other.Id != episode.Id
                && other.EnteredInError == null && (other.Status == EpisodeStatus.Admitted || other.Status == EpisodeStatus.OnLeave),
            cancellationToken))
        {
            throw EpisodeErrors.EpisodeOpen();
        }

        var practitioner = await db.GetCallingPractitionerAsync(practitionerId, cancellationToken);
        var decision = new AdmissionDecision(
            body.AdmittedOn,
            body.LevelOfCare,
            body.DimensionRatingSetId,
            LastUse.TryParse(body.LastUseOn)!,
            body.PatientAgreement,
            body.OverrideReason);
        episode.Admit(decision, practitioner, program, clock.GetUtcNow());
        await db.SaveChangesAsync(cancellationToken);
        return mapper.Map<EpisodeResponse>(episode);
    }
}
