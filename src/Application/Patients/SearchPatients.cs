using AutoMapper;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using TreatmentPlans.Application.Common;
using TreatmentPlans.Domain.Common;
using TreatmentPlans.Domain.Patients;

namespace TreatmentPlans.Application.Patients;

/// <summary>At least one of them; what is given goes together.</summary>
/// <param name="Identifier">The whole pair.</param>
/// <param name="FamilyName">How it begins; accents, case, blanks and punctuation do not count.</param>
/// <param name="GivenName">Likewise.</param>
public sealed record PatientSearchBody(Identifier? Identifier, string? FamilyName, string? GivenName, DateOnly? BirthDate);

public sealed record SearchPatients(PatientSearchBody Body, PageRequest Page) : IQuery<Page<PatientResponse>>;

internal sealed class SearchPatientsValidator : AbstractValidator<SearchPatients>
{
    public SearchPatientsValidator() => RuleFor(query => query.Body).ChildRules(body =>
    {
        body.RuleFor(b => b)
            .Must(b => b is not { Identifier: null, FamilyName: null, GivenName: null, BirthDate: null })
            .WithErrorCode("REQUIRED").WithMessage("Give an identifier, a name or a birth date.");
        body.RuleFor(b => b.Identifier!).SetValidator(new IdentifierValidator()).When(b => b.Identifier is not null);
        body.RuleFor(b => b.FamilyName).MaxLength(Limits.Name).Must(BeSearchable).WithErrorCode("INVALID_FORMAT").WithMessage("Has a letter or digit.");
        body.RuleFor(b => b.GivenName).MaxLength(Limits.Name).Must(BeSearchable).WithErrorCode("INVALID_FORMAT").WithMessage("Has a letter or digit.");
    });

    private static bool BeSearchable(string? name) => name is null || SearchName.Of(name).Length > 0;
}

internal sealed class SearchPatientsHandler(IAppDbContext db, ICursors cursors, IMapper mapper)
    : IRequestHandler<SearchPatients, Page<PatientResponse>>
{
    public async Task<Page<PatientResponse>> Handle(SearchPatients query, CancellationToken cancellationToken)
    {
        var (identifier, familyName, givenName, birthDate) = query.Body;
        var patients = db.Patients.AsNoTracking();
        if (identifier is not null)
        {
            var holder = await db.ExternalIdentifiers
                .Where(h => h.Resource == nameof(Patient) && h.System == identifier.System && h.Value == identifier.Value)
                .Select(h => h.ResourceId)
                .FirstOrDefaultAsync(cancellationToken);
            patients = patients.Where(p => p.Id == new PatientId(holder));
        }

        if (familyName is not null)
        {
            var prefix = SearchName.Of(familyName);
            patients = patients.Where(p => p.SearchFamilyName.StartsWith(prefix));
        }

        if (givenName is not null)
        {
            var prefix = SearchName.Of(givenName);
            patients = patients.Where(p => p.SearchGivenName.StartsWith(prefix));
        }

        if (birthDate is { } date)
        {
            patients = patients.Where(p => p.BirthDate == date);
        }

        return await patients.ToPageAsync(
            p => p.Id, query.Page, $"patients/search/{query.Body}", cursors, mapper.Map<PatientResponse>, cancellationToken);
    }
}
