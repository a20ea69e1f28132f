//! German.

use super::Language;

pub(super) const WORDS: Language = Language {
    strong: "
        lösch*
        gelöscht*
        wegwerfen
        deinstallier*
        neu installier*
        neuinstall*
        werkseinstellung*
        werkszustand
        werksreset
        auslieferungszustand
        formatier*
        datenverlust
        unwiderruflich*
        nicht rückgängig
        unwiederbringlich*
        verlier* ... daten
        gehen ... verloren
        überschr* ... daten
        überschreib*
        überschrieben
        registrierungseditor
        registry
        partition* lösch*
        zurücksetz* auf
        setz* ... zurück
        zurückgesetzt
        netzwerkeinstellungen zurück*
        einstellungen zurück*
        alle einstellungen
        abmeld* und wieder|neu|erneut
        meld* ... ab
        entkoppel*
        entkoppl*
        wartungszustand
        wiederherstellungsmodus
        aus einem backup wiederherstell*
        backup einspiel*
        firmware flash*
        neu flash*
        cookies lösch*
        neu aufsetz*
        komplett neu aufspiel*
        als neu konfigurier*
        konto entfern*
        daten entfern*
    ",
    weak: "
        zurücksetz*
        reset*
        wiederherstell*
        wiederherzustellen
        entfern*
        abmeld*
        abmelden
        ausloggen
        registrierung
        vergessen
        ignorieren
        leeren
        bios
        uefi
        cmos
        bootloader
        neu koppeln
        trennen vom konto
        entsperren
        rooten
        hard reset
        löschung
        neu einricht*
        neu aufspiel*
        downgrade*
    ",
    harmless: "
        reset taste|knopf|schalter
        resetknopf
        resettaste
        akku entnehm*|entfern*
        akku ... entnehm*|entfern*
        batterie* ... entnehm*|entfern*
        staub ... entfern*
        fusseln ... entfern*
        kabel ... entfern*
        papierstau ... entfern*
        kalk ... entfern*
        hülle ... entfern*
        entfern* ... staub|fusseln|kabel|hülle|akku|batterie|batterien|kalk|papier
        stellen ... wieder her
        verbindung wiederherstell*
        wiederhergestellt
        ablage leeren
        filter leeren
        sieb leeren
        behälter leeren
        flusensieb ... leeren|entfern*
    ",
    backup: "
        sichern sie
        sichere deine|die|alle
        daten ... sichern
        datensicherung
        sicherungskopie
        backup
        backups
        sicherheitskopie
        sicherung erstell*|anleg*
    ",
    hurts: "
        netzspannung
        spannung messen|prüfen|mess*
        unter spannung
        multimeter
        stromschlag
        gasleitung
        gashahn
        gasventil
        gasgeruch
        kondensator*
        starkstrom
        hochspannung
        aufgebläht*
        lebensgefahr
        kältemittel
    ",
    care: "
        deaktivier* ... firewall|virenschutz|virenscanner|antivirus|antivirenprogramm|schutz|vpn
        firewall|virenschutz|antivirenprogramm|virenscanner ... deaktivier*|ausschalt*|abschalt*
        schalt* ... firewall|virenschutz ... aus
        gehäuse öffnen
        öffnen sie das gehäuse
        abschrauben
        aufschrauben
        sicherungskasten
        abgesichert* modus
        eingabeaufforderung als administrator
        portfreigabe
        zerleg*
    ",
    likelier: "
        am häufigsten
        häufigste
        häufigster
        meistens
        manchmal reicht
        sehr wahrscheinlich
        zuerst
        als erstes
        oft genügt|reicht|hilft
        in den meisten fällen
        fast immer
        schnelle lösung
        das einfachste
    ",
    rarer: "
        selten
        seltener
        in seltenen fällen
        für fortgeschrittene
        für profis
        unwahrscheinlich
        nur für erfahrene
    ",
    last: "
        letzter ausweg
        letztes mittel
        als letztes
        allerletzt*
        wenn nichts hilft
        wenn gar nichts hilft
        wenn alles nichts hilft
        wenn alle stricke reißen
        notlösung
        im äußersten fall
    ",
    proof: "
        sie sollten ... sehen
        du solltest ... sehen
        sollte ... erscheinen
        sollte jetzt
        sollte nun
        jetzt sollte
        nun sollte
        bis ... erscheint
        bis die
        bis das
        bis der
        wird ... angezeigt
    ",
    warning: "
        ^achtung
        ^vorsicht
        ^warnung
        ^wichtig
        ^hinweis
        ^gefahr
        ^bitte beachten
        ^niemals
    ",
    end: "
        wann ... fachmann|experten|kundendienst|techniker|werkstatt|profi|support|handwerker
        wann zum|den|einen
        hilfe anfordern
        andere fehler
        weitere fehler
        weitere hilfe
        kundendienst
        kundenservice
        fachmann
        fachbetrieb
        techniker rufen
        reparaturdienst
        werkstatt
        noch immer probleme
        immer noch probleme
        support kontaktieren
        kontaktier*
        wenden sie sich an
        hersteller kontaktieren
        anbieter kontaktieren
        anbieter anrufen
        neues gerät kaufen
        neu kaufen
        neuen kaufen
        hilft alles nicht
    ",
    perhaps_end: "
        wenn nichts hilft
        wenn nichts geholfen hat
        wenn gar nichts hilft
        nichts hilft
        nichts hat geholfen
    ",
    faq: "
        häufige fragen
        häufig gestellte fragen
        fragen und antworten
        oft gefragt
    ",
    prevention: "
        vorbeug*
        verhindern
        vermeiden
        in zukunft
        künftig
        damit es nicht wieder
        pflegetipps
        wartungstipps
    ",
    related: "
        weiterführend*
        siehe auch
        ähnliche artikel|beiträge|themen
        verwandte
        mehr zum thema
        lesen sie auch
        lies auch
        das könnte
        quellen
        nützliche links
        newsletter
        kommentare
        über den autor
        über die autorin
        was sie brauchen
        das brauchen sie
        ^werkzeug$
    ",
    outro: "
        fazit
        zusammenfassung
        schlusswort
        kurz zusammengefasst
        das wichtigste in kürze
        abschließend*
    ",
    contents: "
        inhalt$
        inhaltsverzeichnis
        in diesem artikel|beitrag|ratgeber
        auf dieser seite
        ^übersicht$
        direkt zu
    ",
    symptoms: "
        symptom|symptome|symptomen
        anzeichen
        woran sie ... erkennen
        woran du ... erkennst
        so erkennen sie
        so erkennst du
    ",
    causes: "
        ^warum
        ursache|ursachen
        ^was ist|sind|bedeutet
        gründe
        woran liegt es
        woran kann es liegen
        hintergrund$
        einleitung$
        so funktioniert
        wie funktioniert
    ",
    label: "
        ^ursache|ursachen$
        ^mögliche ursache|ursachen$
        ^lösung|lösungen$
        ^fehlermeldung|fehlermeldungen$
        ^problem$
        ^abhilfe$
        ^symptom|symptome$
        ^behebung$
        ^so geht's$
        ^erklärung$
    ",
    fixes: "
        lösung*
        beheben
        behebung
        abhilfe
        hilft
        so geht
        maßnahmen
        tipps
        was tun
        was sie tun können
        reparieren
        fehlerbehebung
        lösen
    ",
    trouble: "
        fehler*
        nicht
        kein|keine|keinen|keiner
        problem|probleme|problemen
        abgebrochen
        bricht ab
        stürzt ab
        absturz
        abstürze
        hängt
        langsam
        fehlt
        fehlgeschlagen
        verweigert
        leer
        schwarz*
        unerwartet*
        ungültig*
        laut
        undicht
        ohne ton|bild|signal
        kaputt
        defekt
    ",
    action: "
        ^prüf*
        ^überprüf*
        ^starte*
        ^neustart*
        ^schalt*
        ^aktualisier*
        ^deaktivier*
        ^aktivier*
        ^öffne*
        ^trenn*
        ^verbind*
        ^reinig*
        ^wechsel*
        ^tausch*
        ^setz*
        ^lösch*
        ^installier*
        ^deinstallier*
        ^kontrollier*
        ^versuch*
        ^test*
        ^stell*
        ^zieh*
        ^wähl*
        ^verwend*
        ^lade*
        ^schließ*
        ^führ*
        ^entfern*
        ^leer*
        ^entkalk*
        prüfen$
        überprüfen$
        starten$
        neu starten$
        neustarten$
        ausschalten$
        einschalten$
        aktualisieren$
        zurücksetzen$
        reinigen$
        wechseln$
        tauschen$
        austauschen$
        öffnen$
        trennen$
        löschen$
        installieren$
        deaktivieren$
        aktivieren$
        entfernen$
        leeren$
        kontrollieren$
        testen$
        laden$
        entkalken$
        anpassen$
        ändern$
        einstellen$
        verbinden$
        freigeben$
        schließen$
        verwenden$
    ",
    code: "",
    unharmed: "
        nicht gelöscht
        werden nicht ... gelöscht
        ohne ... zu löschen
        ohne datenverlust
        kein datenverlust
        nichts gelöscht
        gehen nicht verloren
        nichts ... verloren
        ohne neuinstall*
        löschen sie ... nicht
        nicht löschen
        nicht formatieren
    ",
    method: "
        alternativ*
    ",
};
