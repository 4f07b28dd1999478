"""How posts name people: roles, given names, relatives; data that identify somebody. Folded; capitals kept where names need them."""

ROLES = (
    r"(?:repartidor(?:a)?|camarer[oa]|cambrer[oa]?|camareiro|tecnic[oa]?|encargad[oa]|encarregad[oa]|gerente|gerenta|director(?:a)?|"
    r"subdirector(?:a)?|emplead[oa]|empleats?|empregad[oa]|dependient[ae]|dependent[ae]?|comercial|vendedor(?:a)?|venedor(?:a)?|recepcionista|"
    r"operador(?:a)?|operari[oa]|agente|conductor(?:a)?|chofer|cajer[oa]|"
    r"azafat[oa]|mensajer[oa]|transportista|instalador(?:a)?|jef[ea](?: de [a-z]+)?|duen[oa]|medic[oa]|doctor(?:a)?|dentista|enfermer[oa]|"
    r"profesor(?:a)?|monitor(?:a)?|entrenador(?:a)?|asesor(?:a)?|ejecutiv[oa]|supervisor(?:a)?|capitan|meser[oa]|mozo|teleoperador(?:a)?|"
    r"mecanic[oa]|fontaner[oa]|electricista|perit[oa]|tramitador(?:a)?|gestor(?:a)?|"
    r"inspector(?:a)?|revisor(?:a)?|piloto|vigilante|segurata|administrativ[oa]|secretari[oa]|responsable|chic[oa](?: de [a-z]+| del [a-z]+)?|"
    r"senor(?:a)?(?: (?:de|del|da|do) [a-z]+(?: [a-z]+)?)?|muchach[oa]|trabajador(?:a)?|compan(?:er[oa])?|interventor(?:a)?|cocinero|barman|"
    r"funcionari[oa]|atendente|tecnico|rececionista|engineer|manager|driver|agent|waiter|receptionist)"
)
ATTENDED = (
    r"(?:(?:me|nos|le|lle|ens|em|m'|a mi) )?(?:atendi[oa]|atendieron|ha atendido|atendeu|va atendre|dijo|dixo|va dir|ha dicho|decia|dice|solto|"
    r"solta|suelta|contesto|respondio|cogio el telefono|colgo|colgo el telefono|mando|hablo|prometio|aseguro|juro|vendio|firmo|grito|insulto|"
    r"trato|hable con|hablado con|hablando con|parlat amb|falei con|falar con|segun|segons|de parte de|atiende|por culpa de|se llama|llamad[oa]|"
    r"de nombre|nombre|un tal|una tal|un tipo llamado|es dice|chamado|chamada|spoke to|spoke with|called)"
)
HONORIFIC = r"(?:(?:Don|Dona|D\.|Dna\.|Sr\.?|Sra\.?|Srta\.?|Senor|Senora|Lic\.?|Ing\.?|Dr\.?|Dra\.?|Mr\.?|Mrs\.?|Ms\.?)\s+)"
NAMES_LISTED = """
aaron abel abilio abraham adela adolfo adrian adriana afonso agata agostinho agustin ahmed ainara ainhoa aitana aitor alba albert alberto aldo
alejandra alejandro alex alexia alfonso alfredo alicia almudena alvaro amaia amalia amelia amparo ana anabel andrea andres angel angela angeles angels
anna antia anton antoni antonia antonio araceli arantxa ariadna ariel armando arnau arturo asier asuncion aurelia aurelio aurora ayoze barbara
bartolome beatriz begona belen benito benjamin bernardo berta blanca borja brais brayan brenda bruno camila candela candelaria carla carles carlos
carlota carme carmen carmina carolina catalina catarina cecilia celia cesar charo chema clara claudia claudio concepcion concha conchi consuelo conxa
cosme covadonga cristian cristina cristobal cruz cynthia dafne daniel daniela dario david debora delia diana diego diogo dolores domingo dora duarte
edgar edith eduardo edurne efrain elena elias elisa elisabet elisenda eloy elsa elvira emilia emilio emma encarna encarnacion enric enrique eric
ernesto esperanza esteban estefania estela ester esther eugenia eugenio eva fabian fabiola fatima federico felipe felix fermin fernanda fernando fidel
filipa florencia francesc francisca francisco gabriel gabriela gael gema gemma georgina gerard gerardo german gilberto gisela gloria goncalo gonzalo
gorka graciela gregorio griselda guadalupe guillem guillermo gustavo hassan hector helena heriberto hernan hilda hortensia hugo humberto ibai ignacio
iker imanol imma inaki ines inma inmaculada irene iria iris isaac isabel isidro ismael itziar ivan izaskun jacinto jacobo jaime jairo james janire
jaume javier jeronimo jessica jesus joan joana joao joaquim joaquin joel john jon jonathan jordi jorge jose josefa josefina josep josu juan juana
judit judith julia julian juliana julio justo karen karim karla kevin koldo lara laura leandro leire leo leonardo leonor leticia lidia liliana lluis
lola lorena lorenzo lourdes lucas lucia luciana lucio luis luisa lupe lurdes luz macarena maialen maica maite manel manolo manuel manuela mar marc
marcela marcelo marco marcos margarita maria mariana mariano maribel maricarmen marina mario marisa marisol mark marta marti martin martina maruxa
mateo matias matilde maura mauricio max mayra mercedes merche michael miguel mikel milagros mireia miriam modesto mohamed moises monica montse
montserrat nadia nahia natalia nerea nestor nicolas nieves nil noa noelia noemi nora norma nuno nuria octavio olga olivia oriol oscar pablo paco
paloma paola patricia patxi pau paul paula paulina paulo pedro pepa pepe pere peter pilar pol quique rafa rafael ramiro ramon raquel raul rebeca
regina remedios ricardo rigoberto rita roberto rocio rodolfo rodrigo rogelio roger roman romina rosa rosalia rosario roser ruben rufino rui rutilio
sabela sabrina salvador samuel sandra santi santiago sara sarah saul sebastian segundo selena sergi sergio silvia simon sofia sole soledad sonia
soraya susana tamara tania tatiana teo teodoro teresa tiago tomas toni trini trinidad ulises unai uxia valentin valentina valeria vanesa vanessa vasco
veronica vicent vicente victor victoria virginia walter wanda wilfrido wilmer wilson xabi xabier xavi xavier xenia xoan xose yago yaiza yasmina
yesenia yolanda youssef yuli zaira zoe zulema
"""
NAMES = frozenset(NAMES_LISTED.split())
NOT_NAMES_LISTED = """
Al Atencion Ayer Barcelona Bizum Bueno Central Cliente Clientes Como Con Consumo Correos Cuando De Del Desde Domingo Donde El En Enero Era Es Esa Ese
Eso Espana Esta Este Esto Facebook Google Gracias Ha Hasta Hay He Hola Hoy Instagram Internet Jueves La Las Le Les Lo Los Lunes Madrid Martes Mas Me
Menos Mexico Mi Miercoles Muy Nada Navidad Ni No Nos O Os Para Pero Por Premium Que Sabado Se Servicio Sevilla Si Sin Son Soy Su Te Tecnico Todo Tu
Twitter Un Una Vale Valencia Viernes WhatsApp Y Ya Yo
"""
NOT_NAMES = frozenset(NOT_NAMES_LISTED.split())
RELATIVE = (
    r"(?:(?:mi|mis|a mi|meu|mea|minha|meva|o meu|a mina|el meu|la meva|nuestr[oa]s?|my) (?:hij[oa]s?|nin[oa]s?|nen[ae]?s?|bebe|madre|padre|mama|"
    r"papa|abuel[oa]s?|herman[oa]|marid[oa]|mujer|espos[oa]|pareja|suegr[oa]|ti[oa]|sobrin[oa]|prim[oa]|filh[oa]|mae|pai|mare|pare|avi|avia|nai|"
    r"pai|fill[oa]?|son|daughter|mother|father|wife|husband|chiquit[oa]|peque|chibolo))"
)
HEALTH = (
    r"(?:insulina|cancer|diabet\w+|embarazad\w+|discapacidad|discapacitad\w+|oxigeno|quimio\w*|dialisis|alzheimer|autis\w+|epilep\w+|enfermedad|"
    r"enferm[oa]|operad[oa]|marcapasos|silla de ruedas|depresion|minusval\w+|alergi\w+|celiac\w+|vih|medicacion|medicamento\w*|tratamiento)"
)
PERSONAL = {
    "plate": r"\b\d{4}[ -]?[BCDFGHJKLMNPRSTVWXYZ]{3}\b|\b[A-Z]{1,2}[ -]\d{4}[ -][A-Z]{1,2}\b|\b[A-Z]{3}[ -]\d{2}[ -]\d{2}\b",
    "id": r"\b(?:\d{8}|\d{1,2}\.\d{3}\.\d{3}|[XYZ][ -]?\d{7})[ -]?[A-Z]\b|\b[A-Z]{4}\d{6}[HM][A-Z]{5}[A-Z\d]\d\b",
    "iban": r"\b[A-Z]{2}\d{2}(?:[ ]?[\dA-Z]{4}){3,7}(?:[ ]?[\dA-Z]{1,3})?\b",
    "cups": r"\bES[ ]?\d{4}[ ]?\d{4}[ ]?\d{4}[ ]?\d{4}[ ]?[A-Z]{2}(?:\d[A-Z])?\b",
    "email": r"\b[\w.+-]+@(?:gmail|hotmail|yahoo|outlook|icloud|live|msn)\.\w+(?:\.\w+)?\b",
    "phone": r"(?<![\d.,/-])(?:\+34[ ]?)?(?:[67]\d{2}[ .-]?\d{3}[ .-]?\d{3}|[67]\d{2}[ .-]?\d{2}[ .-]?\d{2}[ .-]?\d{2}|9[1-8]\d[ .-]\d{3}[ .-]\d{3}|"
        r"9[1-8]\d[ .-]\d{2}[ .-]\d{2}[ .-]\d{2}|9[1-8]\d{7}|\+5\d[\d ]{8,14}|\+351[\d ]{9,12}|55[ ]\d{4}[ ]\d{4})(?![\d.,/-]|[ ]?(?:€|eur))",
}
